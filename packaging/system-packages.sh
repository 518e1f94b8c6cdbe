#!/bin/sh
# Installs the Debian packages that Qt ("run"), the tests ("test") or building and testing the
# installers ("installers") need and that are missing.
# Elsewhere than on Debian or Ubuntu it does nothing; without root or sudo it says what to install.
set -eu
qt="python3-venv libegl1 libgl1 libopengl0 libglib2.0-0 libdbus-1-3 libfontconfig1 libthai0
 libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0
 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1
 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1"
case "$1" in
  run) wanted=$qt ;;
  # Java and Maven run the validator of archived PDFs (tests/pdf/verapdf); a draft is opened by the
  # desktop's own commands.
  test) wanted="$qt git default-jdk-headless fonts-tlwg-laksaman-ttf libglib2.0-bin maven
 mupdf-tools openbox poppler-utils qpdf x11-xkb-utils xauth xdg-utils xdotool xvfb" ;;
  # Built with the first two lines; Wine and the rest run and judge what was built.
  installers) wanted="$qt binutils dpkg-dev gcc-mingw-w64-x86-64 libpython3-dev libwayland-client0
 libwayland-cursor0 libwayland-egl1 nsis patchelf xz-utils
 desktop-file-utils icoutils libglib2.0-bin lintian man-db shared-mime-info wine wine64 xauth
 xdg-utils xvfb" ;;
  *) echo "usage: $0 run|test|installers" >&2; exit 2 ;;
esac
command -v dpkg-query >/dev/null 2>&1 || exit 0
missing=
for package in $wanted; do
  # A newer Debian or Ubuntu may carry a library under its t64 name.
  dpkg-query -W -f='${Status}\n' "$package" "${package}t64" 2>/dev/null \
    | grep -q '^install ok installed' || missing="$missing $package"
done
# A Python of one's own brings venv with it.
if "${PYTHON:-python3}" -c 'import ensurepip' 2>/dev/null; then
  missing=$(printf '%s' "$missing" | sed 's/ python3-venv//')
fi
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ]; then sudo=
elif command -v sudo >/dev/null 2>&1; then sudo=sudo
else
  echo "These packages are missing; ask for them to be installed:$missing" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get -q -o DPkg::Lock::Timeout=200 update
# shellcheck disable=SC2086 # a list of words
$sudo apt-get -qy -o DPkg::Lock::Timeout=200 install --no-install-recommends $missing
