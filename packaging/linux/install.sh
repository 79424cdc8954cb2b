#!/usr/bin/env bash
# Put Hearsay into this user's menu, or take it out again. Nothing needs root; notes are never touched.
#   ./install.sh            the program stays in this folder; menu entry, icons and the command `hearsay` point to it
#   ./install.sh --remove   takes exactly those away
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
share="${XDG_DATA_HOME:-$HOME/.local/share}"
bin="$HOME/.local/bin"
icons="$here/_internal/hearsay/_resources/icons"
entry="$share/applications/hearsay.desktop"
metainfo="$share/metainfo/app.hearsay.Hearsay.metainfo.xml"

refresh() {
  if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$share/applications" || true; fi
  if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -qtf "$share/icons/hicolor" || true; fi
}

remove() {
  rm -f "$entry" "$metainfo" "$share"/icons/hicolor/*/apps/hearsay.png "$share/icons/hicolor/scalable/apps/hearsay.svg"
  if [ -L "$bin/hearsay" ]; then rm "$bin/hearsay"; fi
  refresh
  echo "Hearsay is out of the menu. Your notes stay where they are; this folder can be deleted."
}

install_here() {
  if [ -e "$bin/hearsay" ] && [ ! -L "$bin/hearsay" ]; then
    echo "$bin/hearsay exists and is not ours: move it away and run this again." >&2
    exit 1
  fi
  mkdir -p "$bin" "$share/applications" "$share/metainfo" "$share/icons/hicolor/scalable/apps"
  ln -sfn "$here/hearsay" "$bin/hearsay"
  # Menus do not search ~/.local/bin everywhere, so the entry names the program in full. In an Exec line a path with
  # spaces is quoted, and the quoting characters of a path are themselves escaped, twice: for the string and the key.
  local path
  path="$(printf '%s' "$here/hearsay" | sed -e 's/\\/\\\\\\\\/g' -e 's/["`$]/\\\\&/g' -e 's/%/%%/g')"
  while IFS= read -r line; do
    case "$line" in
      Exec=*) printf 'Exec="%s" %%u\n' "$path" ;;
      *) printf '%s\n' "$line" ;;
    esac
  done <"$here/share/hearsay.desktop" >"$entry"
  cp "$here/share/app.hearsay.Hearsay.metainfo.xml" "$metainfo"
  cp "$icons/hearsay.svg" "$share/icons/hicolor/scalable/apps/hearsay.svg"
  local png size
  for png in "$icons"/hearsay-*.png; do
    size="${png##*-}" && size="${size%.png}"
    mkdir -p "$share/icons/hicolor/${size}x${size}/apps"
    cp "$png" "$share/icons/hicolor/${size}x${size}/apps/hearsay.png"
  done
  refresh
  echo "Hearsay is in the menu. From a terminal: $bin/hearsay"
}

case "${1:-}" in
  "") install_here ;;
  --remove) remove ;;
  *) echo "usage: ./install.sh [--remove]" >&2; exit 2 ;;
esac
