#!/bin/sh
# Opens the window on the sample workbook; without a display, exports the sample report instead.
# usage: run-sample.sh BIN SAMPLE.ita
set -eu
bin=$1 sample=$2
mkdir -p "$(dirname "$sample")"
[ -e "$sample" ] || "$bin/ita-desktop" import resources/sample-report-2566.txt --into "$sample"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$bin/ita-desktop" "$sample"
fi
echo "No display here: exporting the sample report to build/report.pdf instead."
exec "$bin/ita-desktop" export "$sample" -o build/report.pdf
