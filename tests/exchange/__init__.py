"""Behaviour of the exchange room through its public door."""
