#!/usr/bin/env bash
# Build dist/hearsay, a folder that runs without Python, and let the frozen program prove itself. Run by `make package`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

work=build/package
venv="$work/venv"
python="$venv/bin/python"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PYINSTALLER_CONFIG_DIR="$PWD/$work/cache"

# An environment of its own: what developers install must not slip into what readers get.
if [ ! -e "$venv/.installed" ] || [ pyproject.toml -nt "$venv/.installed" ] || [ constraints.txt -nt "$venv/.installed" ]; then
  rm -rf "$venv"
  "${PYTHON:-python3}" -m venv "$venv"
  "$python" -m pip install --quiet --constraint constraints.txt '.[package]'
  # The program itself is taken from the checkout, as it stands.
  "$python" -m pip uninstall --quiet --yes hearsay
  touch "$venv/.installed"
fi

rm -rf dist/hearsay
"$python" -m PyInstaller --noconfirm --log-level ERROR --workpath "$work/work" --distpath dist packaging/linux/hearsay.spec

# Debug symbols of Python's own modules: a fifth of the size, of no use to a reader.
if command -v strip >/dev/null; then
  # numpy's own libraries were moved about in their files by their maker; strip breaks them.
  find dist/hearsay/_internal -type f -name '*.so*' -not -path '*/numpy.libs/*' -exec strip --strip-debug {} +
fi

mkdir -p dist/hearsay/share
cp packaging/linux/hearsay.desktop packaging/linux/app.hearsay.Hearsay.metainfo.xml dist/hearsay/share/
cp packaging/linux/install.sh LICENSE dist/hearsay/
chmod +x dist/hearsay/install.sh

# The window's platform libraries are bundled from this machine; name those it could not give.
if command -v ldd >/dev/null; then
  missing="$(find dist/hearsay/_internal/PySide6/Qt -type f -name '*.so*' -exec ldd {} + | sed -n 's/^\s*\(\S*\) => not found$/\1/p' | sort -u | tr '\n' ' ')"
  if [ -n "$missing" ]; then
    echo "Not on this machine, so not in the build: $missing" >&2
    echo "A build for others wants the packages that resources/qt-libraries.json names for them." >&2
  fi
fi

"$python" packaging/smoke_test.py dist/hearsay/hearsay
echo "dist/hearsay works, and takes $(du -sh dist/hearsay | cut -f1)."
