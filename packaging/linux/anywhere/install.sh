#!/bin/sh
# Puts the program into your home folder, with its menu entry and its kind of file. Needs no
# administrator, asks nothing. Run it again to bring a newer version in.
set -eu
from=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
program=$HOME/.local/lib/ita-desktop
for process in /proc/[0-9]*; do
  if [ "$(readlink "$process/exe" 2>/dev/null)" = "$program/ita-desktop" ]; then
    echo "ITA Desktop เปิดอยู่ กรุณาปิดโปรแกรมก่อนแล้วติดตั้งใหม่ (ITA Desktop is open: close it first.)" >&2
    exit 1
  fi
done
mkdir -p "$HOME/.local/lib" "$HOME/.local/bin" "$data/applications"
# Whole beside the old one, then in its place: a full disk leaves the old one as it was.
rm -rf "$program.new"
mkdir "$program.new"
cp -R "$from/ita-desktop" "$from/_internal" "$from/share" "$from/uninstall.sh" \
  "$from/THIRD-PARTY-LICENCES.txt" "$program.new/"
rm -rf "$program"
mv "$program.new" "$program"
ln -sf ../lib/ita-desktop/ita-desktop "$HOME/.local/bin/ita-desktop"
cp -R "$program/share/." "$data/"
# The menu need not know ~/.local/bin. Within quotes these four letters want a backslash, which the
# file itself doubles.
quoted=$(printf '%s' "$program/ita-desktop" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g; s/[\\&|]/\\&/g')
sed "s|^Exec=.*|Exec=\"$quoted\" %f|" "$program/share/applications/ita-desktop.desktop" \
  >"$data/applications/ita-desktop.desktop"
"$program/uninstall.sh" --tell
echo "ติดตั้งแล้ว เปิดได้จากเมนู ITA Desktop (Installed; it is in the menu.)"
