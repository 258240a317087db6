#!/usr/bin/env bash
# Makes dist/lyapp_VERSION_ARCH.deb with dpkg-deb. The package brings its own Python packages in
# /opt/lyapp and asks Debian for Python and Qt's system libraries.
# It fits the Debian or Ubuntu release it is made on, because its packages fit that Python.
set -euo pipefail
cd "$(dirname "$0")/../.."

python="${PYTHON:-python3}"
version="$(sed -n 's/^__version__ = "\(.*\)"/\1/p' lyapp/__init__.py)"
minor="$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
arch="$(dpkg --print-architecture)"
tree="build/deb"
rm -rf "$tree"
mkdir -p "$tree/DEBIAN" "$tree/opt/lyapp/packages" "$tree/usr/bin" dist \
    "$tree/usr/share/"{applications,mime/packages,metainfo,icons/hicolor/scalable/apps,doc/lyapp}

"$python" -m venv build/deb-tools
build/deb-tools/bin/pip install --quiet --disable-pip-version-check \
    --constraint constraints.txt --target "$tree/opt/lyapp/packages" .
rm -rf "$tree/opt/lyapp/packages/bin"
# The parts of Qt that nothing here uses are two thirds of its size.
(
    cd "$tree/opt/lyapp/packages/PySide6"
    rm -rf Qt/lib/libQt6{WebEngine,Quick,Qml,3D,Designer,Charts,Graphs,DataVis,ShaderTools}* \
        Qt/lib/libQt6{Multimedia,Sql,Bluetooth,Sensors,Location}* Qt/lib/lib{av,sw}* \
        Qt/qml Qt/resources Qt/libexec Qt/metatypes Qt/translations/qtwebengine* \
        QtWebEngine* QtQuick* QtQml* Qt3D* include typesystems glue \
        assistant designer linguist lupdate lrelease qmlformat qmllint qmlls balsam*
)
find "$tree" -name __pycache__ -type d -prune -exec rm -rf {} +

cat > "$tree/usr/bin/lyapp" <<START
#!/bin/sh
export PYTHONPATH=/opt/lyapp/packages
exec /usr/bin/python$minor -P -m lyapp "\$@"
START
chmod 755 "$tree/usr/bin/lyapp"

install -m 644 installer/linux/lyapp.desktop "$tree/usr/share/applications/"
install -m 644 installer/linux/lyapp.xml "$tree/usr/share/mime/packages/"
install -m 644 installer/linux/org.lyapp.lyapp.metainfo.xml "$tree/usr/share/metainfo/"
install -m 644 resources/icons/lyapp.svg "$tree/usr/share/icons/hicolor/scalable/apps/"
install -m 644 resources/fonts/LICENCE-Liberation.txt "$tree/usr/share/doc/lyapp/"

# Newer releases call some libraries name + "t64": either will do.
depends="$(sed 's/#.*//' system-packages.txt | awk 'NF && $1 != "python3-venv" \
    { printf "%s%s | %st64", (n++ ? ", " : ""), $1, $1 }')"
cat > "$tree/DEBIAN/control" <<CONTROL
Package: lyapp
Version: $version
Architecture: $arch
Maintainer: lyapp <lyapp@localhost>
Installed-Size: $(du -sk "$tree" | cut -f1)
Depends: python$minor, $depends
Section: misc
Priority: optional
Description: review yearly plans as a panel
 For a task group that reviews yearly plans against fixed criteria and reports
 to a committee: scores, outcomes, conditions, money, and a printed briefing.
CONTROL

dpkg-deb --root-owner-group -Zxz -z3 --build "$tree" "dist/lyapp_${version}_${arch}.deb"
