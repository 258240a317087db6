; Inno Setup: makes dist\lyapp-setup.exe from dist\lyapp. Not tried yet: it needs Windows.
[Setup]
AppId={{6B0A7C1E-5E1B-4C55-9E0B-1C2B3A5D7F42}
AppName=lyapp
AppVersion=0.1.0
DefaultDirName={autopf}\lyapp
DefaultGroupName=lyapp
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
OutputDir=..\..\dist
OutputBaseFilename=lyapp-setup
ChangesAssociations=yes
ArchitecturesInstallIn64BitMode=x64compatible

[Files]
Source: "..\..\dist\lyapp\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\lyapp"; Filename: "{app}\lyapp-window.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.lyreview"; ValueType: string; ValueData: "lyapp.review"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\lyapp.review"; ValueType: string; ValueData: "lyapp review"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\lyapp.review\shell\open\command"; ValueType: string; ValueData: """{app}\lyapp-window.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.lypack"; ValueType: string; ValueData: "lyapp.pack"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\lyapp.pack"; ValueType: string; ValueData: "lyapp pack for a member"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\lyapp.pack\shell\open\command"; ValueType: string; ValueData: """{app}\lyapp-window.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.lyreturn"; ValueType: string; ValueData: "lyapp.return"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\lyapp.return"; ValueType: string; ValueData: "lyapp return to the chair"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\lyapp.return\shell\open\command"; ValueType: string; ValueData: """{app}\lyapp-window.exe"" ""%1"""
