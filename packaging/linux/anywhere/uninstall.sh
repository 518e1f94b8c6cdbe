#!/bin/sh
# Takes out what install.sh has put in. Your reports and settings stay where they are.
# With --tell it takes nothing out, and only has the menu and the kinds of file read anew.
set -eu
data=${XDG_DATA_HOME:-$HOME/.local/share}
program=$HOME/.local/lib/ita-desktop
if [ "${1:-}" != --tell ]; then
  if [ -d "$program/share" ]; then
    (cd "$program/share" && find . -type f) | while read -r file; do rm -f "$data/$file"; done
  fi
  rm -f "$HOME/.local/bin/ita-desktop"
  rm -rf "$program"
fi
# Whichever of these a system has.
update-mime-database "$data/mime" 2>/dev/null || true
update-desktop-database "$data/applications" 2>/dev/null || true
gtk-update-icon-cache --force --ignore-theme-index "$data/icons/hicolor" >/dev/null 2>&1 || true
[ "${1:-}" = --tell ] ||
  echo "ถอนการติดตั้งแล้ว ไฟล์งานของท่านยังอยู่ที่เดิม (Removed; your reports are where they were.)"
