; The installer: for one user without an administrator's rights, or for all users of the PC.
; Everything that is named ${...} in capitals comes from setup.py.
;
; setup.exe [/S] [/AllUsers | /CurrentUser] [/NoDesktop] [/LANG=1054 | 1033] [/D=FOLDER]
; (and /Chosen, when it starts itself again for the administrator)
; Exit codes, also of a silent run: 0 done, 1 cancelled, 2 broken off, 4 this Windows is too old,
; 5 the program is running, 6 a newer version is installed, 7 administrator's rights are missing,
; 8 the disk is full.

Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
!ifdef FAST
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh

Name "${NAME}"
Caption "${NAME} ${VERSION}"
UninstallCaption "${NAME} ${VERSION}"
BrandingText " "
; The letters of Windows 10 and 11 for Thai; NSIS's own are small.
SetFont "Leelawadee UI" 10
OutFile "${TARGET}"
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
!macro VERSION_WORD KEY VALUE
  VIAddVersionKey /LANG=0 "${KEY}" "${VALUE}"
!macroend
!insertmacro VERSION_WORD CompanyName "${NAME}"
!insertmacro VERSION_WORD FileDescription "${NAME} Setup"
!insertmacro VERSION_WORD FileVersion "${VERSION}"
!insertmacro VERSION_WORD LegalCopyright "${NAME}"
!insertmacro VERSION_WORD ProductName "${NAME}"
!insertmacro VERSION_WORD ProductVersion "${VERSION}"

!define SETTINGS "Software\${NAME}"
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define PROGID "ITADesktop.Workbook"
!define UNINSTALLER "uninstall.exe"

Var all       ; 1: for all users of the PC
Var given     ; the folder given with /D=
Var installed ; the version that is installed already
Var with_icon ; 1: with a shortcut on the desktop
Var chosen    ; 1: for whom was chosen before Windows asked for the administrator
Var welcome
Var choice_me
Var choice_all
Var choice_icon

!include wizard.nsh
!include steps.nsh
!include removing.nsh

Function .onInit
  SetRegView 64
  StrCpy $given $INSTDIR
  Call ReadWords
  Call AskLanguage
  ${If} ${Silent}
    Call Prepare
  ${EndIf}
FunctionEnd

; What may have to be said is said in the language that was chosen only after .onInit; so with a
; window this is called by the wizard.
Function Prepare
  Call CheckWindows
  Call ForWhom
  Call CheckInstalled
  Call CheckRunning
FunctionEnd

Section
  SetDetailsPrint none ; the files' names say nothing to her
  Call Rights
  Call CheckInstalled
  Call CheckRunning
  Call CheckSpace
  Call RemoveOld
  Call CopyFiles
  Call Shortcuts
  Call Association
  Call EnterInList
SectionEnd
