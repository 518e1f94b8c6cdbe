; What the installer does, one step a function.

!macro REFUSE CODE TEXT
  SetErrorLevel ${CODE}
  MessageBox MB_OK|MB_ICONEXCLAMATION "${TEXT}" /SD IDOK
  Quit
!macroend

; Gives a variable a value where a word is on the command line.
!macro READ_WORD WORD VARIABLE VALUE
  ClearErrors
  ${GetOptions} $R0 "${WORD}" $R1
  ${IfNot} ${Errors}
    StrCpy ${VARIABLE} ${VALUE}
  ${EndIf}
!macroend

Function ReadWords
  ${GetParameters} $R0
  !insertmacro READ_WORD "/AllUsers" $all 1
  !insertmacro READ_WORD "/CurrentUser" $all 0
  !insertmacro READ_WORD "/NoDesktop" $with_icon 0
  !insertmacro READ_WORD "/Chosen" $chosen 1
FunctionEnd

Function AskLanguage
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/LANG=" $R1
  ${IfNot} ${Errors}
    StrCpy $LANGUAGE $R1
    Return
  ${EndIf}
  ReadRegStr $R1 HKCU "${SETTINGS}" "Language"
  ${If} $R1 == ""
    ReadRegStr $R1 HKLM "${SETTINGS}" "Language"
  ${EndIf}
  ${If} $R1 != ""
    StrCpy $LANGUAGE $R1
  ${ElseIf} ${Silent}
    StrCpy $LANGUAGE ${LANG_THAI}
  ${Else}
    ; Many Thai offices' Windows speaks English; the program begins in Thai, and so does this.
    StrCpy $LANGUAGE ${LANG_THAI}
    LangDLL::LangDialog "${NAME}" "ภาษา / Language:" A "ไทย" ${LANG_THAI} \
      "English" ${LANG_ENGLISH} ""
    Pop $LANGUAGE
    ${If} $LANGUAGE == "cancel"
      SetErrorLevel 1
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Function CheckWindows
  ; What Qt asks for: Windows 10, 1809.
  ${IfNot} ${AtLeastBuild} 17763
    !insertmacro REFUSE 4 "$(TOO_OLD)"
  ${EndIf}
FunctionEnd

; Where nobody said for whom: as it is installed already, else for this user alone.
Function ForWhom
  ReadRegStr $R0 HKCU "${LISTED}" "DisplayVersion"
  ReadRegStr $R1 HKLM "${LISTED}" "DisplayVersion"
  ${If} $all == ""
    StrCpy $all 0
    ${If} $R0 == ""
    ${AndIf} $R1 != ""
      StrCpy $all 1
    ${EndIf}
  ${EndIf}
  Call Place
  ${If} $with_icon == ""
    ReadRegStr $with_icon SHCTX "${SETTINGS}" "Desktop"
    ${If} $with_icon == ""
      StrCpy $with_icon 1
    ${EndIf}
  ${EndIf}
FunctionEnd

; Sets the folder, and whose Start menu and registry are written.
Function Place
  ${If} $all == 1
    SetShellVarContext all
    StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
  ${Else}
    SetShellVarContext current
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
  ${EndIf}
  ReadRegStr $R0 SHCTX "${LISTED}" "InstallLocation"
  ${If} $given != ""
    StrCpy $INSTDIR $given
  ${ElseIf} $R0 != ""
    StrCpy $INSTDIR $R0
  ${EndIf}
FunctionEnd

; Starts this again with an administrator's rights where they are needed and missing.
Function Rights
  ${If} $all != 1
    Return
  ${EndIf}
  UserInfo::GetAccountType
  Pop $R0
  ${If} $R0 == "Admin"
    Return
  ${EndIf}
  ${If} ${Silent}
    SetErrorLevel 7
    Quit
  ${EndIf}
  StrCpy $R1 ""
  ${If} $with_icon != 1
    StrCpy $R1 " /NoDesktop"
  ${EndIf}
  ${If} $given != ""
    StrCpy $R2 " /D=$given"
  ${Else}
    StrCpy $R2 ""
  ${EndIf}
  ClearErrors
  ExecShell "runas" "$EXEPATH" "/AllUsers /Chosen /LANG=$LANGUAGE$R1$R2"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(NO_RIGHTS)"
    Abort
  ${EndIf}
  Quit
FunctionEnd

; An older installer leaves a newer program alone; $welcome says what is going to happen.
Function CheckInstalled
  ReadRegStr $installed SHCTX "${LISTED}" "DisplayVersion"
  StrCpy $welcome "$(WELCOME_NEW)"
  ${If} $installed == ""
    Return
  ${EndIf}
  ${VersionCompare} "$installed" "${VERSION}" $R0
  ${If} $R0 == 1
    !insertmacro REFUSE 6 "$(NEWER_INSTALLED)"
  ${ElseIf} $R0 == 0
    StrCpy $welcome "$(WELCOME_REPAIR)"
  ${Else}
    StrCpy $welcome "$(WELCOME_UPGRADE)"
  ${EndIf}
FunctionEnd

; Windows holds the file of a program that runs: it cannot be opened for writing.
!macro CHECK_RUNNING UN
Function ${UN}CheckRunning
  again:
  StrCpy $R1 0
  ${If} ${FileExists} "$INSTDIR\${WINDOWED}"
    ClearErrors
    FileOpen $R0 "$INSTDIR\${WINDOWED}" a
    ${If} ${Errors}
      StrCpy $R1 1
    ${Else}
      FileClose $R0
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${CONSOLE}"
    ClearErrors
    FileOpen $R0 "$INSTDIR\${CONSOLE}" a
    ${If} ${Errors}
      StrCpy $R1 1
    ${Else}
      FileClose $R0
    ${EndIf}
  ${EndIf}
  ${If} $R1 == 0
    Return
  ${EndIf}
  ; Without the rights to write there, it says nothing; with them, this is asked again.
  UserInfo::GetAccountType
  Pop $R0
  ${If} $all == 1
  ${AndIf} $R0 != "Admin"
    Return
  ${EndIf}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 5
  Quit
FunctionEnd
!macroend
!insertmacro CHECK_RUNNING ""
!insertmacro CHECK_RUNNING "un."

Function CheckSpace
  StrCpy $R0 $INSTDIR 3
  ClearErrors
  ${DriveSpace} "$R0" "/D=F /S=M" $R1
  ${If} ${Errors}
    Return ; a place whose space nobody tells
  ${EndIf}
  System::Int64Op $R1 < ${MEGABYTES}
  Pop $R2
  ${If} $R2 == 1
    !insertmacro REFUSE 8 "$(NO_SPACE)"
  ${EndIf}
FunctionEnd

Function RemoveOld
  ; No module of an older version may stay.
  RMDir /r "$INSTDIR\pkgs"
  RMDir /r "$INSTDIR\runtime"
FunctionEnd

Function CopyFiles
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
FunctionEnd

Function Shortcuts
  SetOutPath "$INSTDIR" ; where the shortcuts begin
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOWED}" "" "" "" "" "" "$(ABOUT)"
  ${If} $with_icon == 1
    CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${WINDOWED}" "" "" "" "" "" "$(ABOUT)"
  ${Else}
    Delete "$DESKTOP\${NAME}.lnk"
  ${EndIf}
  WriteRegStr SHCTX "${SETTINGS}" "Desktop" $with_icon
  WriteRegStr SHCTX "${SETTINGS}" "Language" $LANGUAGE
FunctionEnd

Function Association
  ReadRegStr $R0 SHCTX "Software\Classes\.ita" ""
  ${If} $R0 != "${PROGID}"
    ; Another program's; it gets its files back when this one is removed.
    WriteRegStr SHCTX "${SETTINGS}" "AssociationBefore" $R0
  ${EndIf}
  WriteRegStr SHCTX "Software\Classes\.ita" "" "${PROGID}"
  WriteRegStr SHCTX "Software\Classes\.ita\OpenWithProgids" "${PROGID}" ""
  WriteRegStr SHCTX "Software\Classes\${PROGID}" "" "$(WORKBOOK)"
  WriteRegStr SHCTX "Software\Classes\${PROGID}\DefaultIcon" "" '"$INSTDIR\${WINDOWED}",1'
  WriteRegStr SHCTX "Software\Classes\${PROGID}\shell\open\command" "" \
    '"$INSTDIR\${WINDOWED}" "%1"'
  ; Tells Windows that associations were changed (SHCNE_ASSOCCHANGED).
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd

Function EnterInList
  WriteRegStr SHCTX "${LISTED}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${LISTED}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${LISTED}" "DisplayIcon" '"$INSTDIR\${WINDOWED}",0'
  WriteRegStr SHCTX "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${LISTED}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr SHCTX "${LISTED}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD SHCTX "${LISTED}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD SHCTX "${LISTED}" "NoModify" 1
  WriteRegDWORD SHCTX "${LISTED}" "NoRepair" 1
FunctionEnd
