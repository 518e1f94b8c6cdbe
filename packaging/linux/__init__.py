"""The Linux packages: the program as one folder, a .deb of it, and a tar for other systems.

usage: PYTHONPATH=packaging python -m linux [WORK [DIST]]

WORK (build/linux) holds what is made on the way, DIST (build/dist) the packages. With FAST=1 in the
environment they are compressed quickly rather than well.
"""
