; Removing the program. Her files, and what the program remembers, are never touched.

Function un.onInit
  SetRegView 64
  Call un.ForWhom
  ReadRegStr $R0 SHCTX "${SETTINGS}" "Language"
  StrCpy $LANGUAGE ${LANG_THAI}
  ${If} $R0 != ""
    StrCpy $LANGUAGE $R0
  ${EndIf}
  ${If} ${Silent}
    Call un.Prepare
  ${EndIf}
FunctionEnd

Function un.Prepare
  Call un.Rights
  Call un.CheckRunning
FunctionEnd

Function un.ForWhom
  StrCpy $all 0
  SetShellVarContext current
  ReadRegStr $R0 HKLM "${LISTED}" "InstallLocation"
  ${If} $R0 == $INSTDIR
    StrCpy $all 1
    SetShellVarContext all
  ${EndIf}
FunctionEnd

Function un.Rights
  ${If} $all != 1
    Return
  ${EndIf}
  UserInfo::GetAccountType
  Pop $R0
  ${If} $R0 == "Admin"
    Return
  ${EndIf}
  ${IfNot} ${Silent}
    ExecShell "runas" "$INSTDIR\${UNINSTALLER}"
    Quit
  ${EndIf}
  SetErrorLevel 7
  Quit
FunctionEnd

Section un.Program
  SetDetailsPrint none
  Call un.CheckRunning
  RMDir /r "$INSTDIR\pkgs"
  RMDir /r "$INSTDIR\runtime"
  Delete "$INSTDIR\${WINDOWED}"
  Delete "$INSTDIR\${CONSOLE}"
  Delete "$INSTDIR\${LICENCES}"
  Delete "$INSTDIR\${UNINSTALLER}"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR" ; stays where anything else is in it
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  Call un.Association
  DeleteRegKey SHCTX "${LISTED}"
  DeleteRegKey SHCTX "${SETTINGS}"
SectionEnd

Function un.Association
  DeleteRegValue SHCTX "Software\Classes\.ita\OpenWithProgids" "${PROGID}"
  ReadRegStr $R0 SHCTX "Software\Classes\.ita" ""
  ${If} $R0 == "${PROGID}"
    ReadRegStr $R1 SHCTX "${SETTINGS}" "AssociationBefore"
    ${If} $R1 == ""
      DeleteRegValue SHCTX "Software\Classes\.ita" ""
    ${Else}
      WriteRegStr SHCTX "Software\Classes\.ita" "" $R1
    ${EndIf}
  ${EndIf}
  DeleteRegKey /ifempty SHCTX "Software\Classes\.ita\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.ita"
  DeleteRegKey SHCTX "Software\Classes\${PROGID}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd
