; The wizard's pages: welcome, for whom, licences, copying, finish; and those of removing.

!define MUI_ICON "${PICTURES}/ita-desktop.ico"
!define MUI_UNICON "${PICTURES}/ita-desktop.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURES}/side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${PICTURES}/side.bmp"
!define MUI_ABORTWARNING
!define MUI_CUSTOMFUNCTION_GUIINIT Prepare
!define MUI_CUSTOMFUNCTION_UNGUIINIT un.Prepare
!define MUI_CUSTOMFUNCTION_ABORT OnCancel

!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipChosen
!define MUI_WELCOMEPAGE_TITLE "${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "$welcome"
!insertmacro MUI_PAGE_WELCOME

Page custom ShowChoice LeaveChoice

!define MUI_PAGE_HEADER_TEXT "$(LICENCE_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(LICENCE_SUBTITLE)"
!define MUI_LICENSEPAGE_TEXT_TOP "$(LICENCE_TOP)"
!define MUI_LICENSEPAGE_TEXT_BOTTOM "$(LICENCE_BOTTOM)"
!define MUI_LICENSEPAGE_BUTTON "$(INSTALL_BUTTON)"
!insertmacro MUI_PAGE_LICENSE "${PAYLOAD}/${LICENCES}"

!insertmacro MUI_PAGE_INSTFILES

!define MUI_FINISHPAGE_TITLE "$(FINISH_TITLE)"
!define MUI_FINISHPAGE_TEXT "$(FINISH_TEXT)"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "$(FINISH_RUN)"
!define MUI_FINISHPAGE_RUN_FUNCTION RunProgram
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(UN_CONFIRM)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(UN_FINISH_TITLE)"
!define MUI_FINISHPAGE_TEXT "$(UN_FINISH_TEXT)"
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGEEX "." "Thai"
!insertmacro MUI_LANGUAGE "English"
!include words.nsh

; What was seen and chosen before Windows asked for the administrator is not asked again.
Function SkipChosen
  ${If} $chosen == 1
    Abort
  ${EndIf}
FunctionEnd

Function ShowChoice
  Call SkipChosen
  !insertmacro MUI_HEADER_TEXT "$(CHOICE_TITLE)" "$(CHOICE_SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 12u "$(CHOICE_WHOM)"
  Pop $0
  ${NSD_CreateRadioButton} 8u 16u -8u 14u "$(CHOICE_ME)"
  Pop $choice_me
  ${NSD_CreateRadioButton} 8u 32u -8u 14u "$(CHOICE_ALL)"
  Pop $choice_all
  ${NSD_CreateLabel} 20u 47u -20u 22u "$(CHOICE_ALL_NOTE)"
  Pop $0
  ${NSD_CreateCheckBox} 0 78u 100% 14u "$(CHOICE_DESKTOP)"
  Pop $choice_icon
  ${NSD_CreateLabel} 0 104u 100% 32u "$(CHOICE_DATA)"
  Pop $0
  ${If} $all == 1
    ${NSD_Check} $choice_all
  ${Else}
    ${NSD_Check} $choice_me
  ${EndIf}
  ${If} $with_icon == 1
    ${NSD_Check} $choice_icon
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function LeaveChoice
  ${NSD_GetState} $choice_icon $with_icon
  ${NSD_GetState} $choice_all $all
  Call Place
  Call Rights
  Call CheckInstalled
  Call CheckRunning
FunctionEnd

Function RunProgram
  ${If} $all == 1
    ; Through the desktop, so that it has the user's own rights where this has an administrator's.
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\${WINDOWED}"'
  ${Else}
    Exec '"$INSTDIR\${WINDOWED}"'
  ${EndIf}
FunctionEnd

Function OnCancel
  SetErrorLevel 1
FunctionEnd
