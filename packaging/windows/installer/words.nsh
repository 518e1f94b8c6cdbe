; The installer's own words, in Thai and in English.

!macro WORDS KEY THAI ENGLISH
  LangString ${KEY} ${LANG_THAI} "${THAI}"
  LangString ${KEY} ${LANG_ENGLISH} "${ENGLISH}"
!macroend
!define LINE "$\r$\n"

!insertmacro WORDS WORKBOOK "ไฟล์รายงาน ITA" "ITA workbook"
!insertmacro WORDS ABOUT "ทำรายงานผลตามมาตรการ ITA" "Reports on ITA measures"
!insertmacro WORDS WELCOME_NEW \
  "โปรแกรมสำหรับทำรายงานผลตามมาตรการส่งเสริม${LINE}คุณธรรมและความโปร่งใส (ITA)${LINE}${LINE}ใช้เวลาติดตั้งประมาณหนึ่งนาที ไม่ต้องใช้อินเทอร์เน็ต และไม่ต้องเปิดเครื่องใหม่${LINE}${LINE}คลิก “ต่อไป” เพื่อเริ่ม" \
  "Writes, checks and prints the yearly report on integrity and transparency measures (ITA).${LINE}${LINE}It takes about a minute, needs no internet, and the PC does not have to be restarted.${LINE}${LINE}Click “Next” to begin."
!insertmacro WORDS WELCOME_UPGRADE \
  "ในเครื่องนี้มี ${NAME} รุ่น $installed อยู่แล้ว จะเปลี่ยนเป็นรุ่น ${VERSION}${LINE}${LINE}ไฟล์งานและการตั้งค่าของท่านยังอยู่เหมือนเดิม${LINE}${LINE}คลิก “ต่อไป” เพื่อเริ่ม" \
  "${NAME} $installed is installed. It is going to be replaced by version ${VERSION}.${LINE}${LINE}Your files and settings stay as they are.${LINE}${LINE}Click “Next” to begin."
!insertmacro WORDS WELCOME_REPAIR \
  "ในเครื่องนี้มี ${NAME} รุ่น ${VERSION} อยู่แล้ว จะติดตั้งซ้ำเพื่อซ่อมแซมโปรแกรม${LINE}${LINE}ไฟล์งานและการตั้งค่าของท่านยังอยู่เหมือนเดิม${LINE}${LINE}คลิก “ต่อไป” เพื่อซ่อมแซม" \
  "${NAME} ${VERSION} is installed already. It is going to be repaired by installing it again.${LINE}${LINE}Your files and settings stay as they are.${LINE}${LINE}Click “Next” to repair it."

!insertmacro WORDS CHOICE_TITLE "ติดตั้งให้ใครใช้" "Who will use it"
!insertmacro WORDS CHOICE_SUBTITLE "ถ้าไม่แน่ใจ ไม่ต้องเปลี่ยน คลิก “ต่อไป” ได้เลย" \
  "If you are not sure, leave it as it is and click “Next”."
!insertmacro WORDS CHOICE_WHOM "ติดตั้งให้:" "Install for:"
!insertmacro WORDS CHOICE_ME "เฉพาะฉัน" "Only me"
!insertmacro WORDS CHOICE_ALL "ทุกคนที่ใช้เครื่องนี้" "Everyone who uses this PC"
!insertmacro WORDS CHOICE_ALL_NOTE "ต้องใช้รหัสผ่านของผู้ดูแลเครื่อง" \
  "Asks for the administrator's password"
!insertmacro WORDS CHOICE_DESKTOP "วางไอคอนไว้บนหน้าจอ (Desktop)" "Put an icon on the desktop"
!insertmacro WORDS CHOICE_DATA \
  "ไฟล์งานเก็บในที่ที่ท่านเลือกเอง ไม่ได้เก็บรวมกับโปรแกรม" \
  "Your files are kept where you choose, apart from the program."

!insertmacro WORDS INSTALL_BUTTON "ติดตั้ง" "Install"
!insertmacro WORDS LICENCE_TITLE "ส่วนประกอบของผู้อื่น" "Components of others"
!insertmacro WORDS LICENCE_SUBTITLE "ไม่ต้องอ่านทั้งหมดก็ติดตั้งได้" "You need not read all of it to install the program."
!insertmacro WORDS LICENCE_TOP "โปรแกรมนี้ใช้ส่วนประกอบของผู้อื่น ตามสัญญาอนุญาตต่อไปนี้" \
  "This program is made with components of others, under these licences."
!insertmacro WORDS LICENCE_BOTTOM \
  "อ่านภายหลังได้ในไฟล์ ${LICENCES} ในโฟลเดอร์ของโปรแกรม${LINE}คลิก “ติดตั้ง” เพื่อเริ่มติดตั้ง" \
  "They are in ${LICENCES} in the program's folder, too.${LINE}Click “Install” to install the program."

!insertmacro WORDS FINISH_TITLE "ติดตั้งเสร็จแล้ว" "Installed"
!insertmacro WORDS FINISH_TEXT \
  "เปิดโปรแกรมได้จากเมนู Start หรือดับเบิลคลิกไฟล์รายงาน (.ita)${LINE}${LINE}คลิก “เสร็จสิ้น”" \
  "Open it from the Start menu, or double-click a workbook (.ita).${LINE}${LINE}Click “Finish”."
!insertmacro WORDS FINISH_RUN "เปิด ${NAME} เดี๋ยวนี้" "Open ${NAME} now"

!insertmacro WORDS TOO_OLD \
  "${NAME} ใช้กับ Windows 10 (รุ่น 1809) ขึ้นไป หรือ Windows 11 เครื่องนี้เก่ากว่านั้น จึงติดตั้งไม่ได้" \
  "${NAME} needs Windows 10 (version 1809 or later) or Windows 11. This PC's Windows is older, so it cannot be installed."
!insertmacro WORDS RUNNING \
  "${NAME} เปิดอยู่ ปิดโปรแกรมก่อน แล้วคลิก “ลองใหม่” (Retry)" \
  "${NAME} is open. Close it first, then click “Retry”."
!insertmacro WORDS NEWER_INSTALLED \
  "ในเครื่องนี้มี ${NAME} รุ่น $installed ซึ่งใหม่กว่ารุ่นที่จะติดตั้ง (${VERSION}) จึงไม่ต้องติดตั้ง${LINE}${LINE}ถ้าต้องการรุ่นเก่าจริง ๆ ให้ลบโปรแกรมรุ่นใหม่ใน “การตั้งค่า > แอป” ก่อน" \
  "${NAME} $installed is installed, which is newer than this one (${VERSION}). Nothing needs to be installed.${LINE}${LINE}If you really want the older one, first remove the newer one in “Settings > Apps”."
!insertmacro WORDS NO_RIGHTS \
  "ติดตั้งให้ทุกคนไม่ได้ เพราะไม่ได้รับสิทธิ์ของผู้ดูแลเครื่อง เลือก “เฉพาะฉัน” แทนได้" \
  "It cannot be installed for everyone without the administrator's rights. Choose “Only me” instead."
!insertmacro WORDS NO_SPACE \
  "พื้นที่ในเครื่องไม่พอ ต้องว่างอย่างน้อย ${MEGABYTES} MB ลบไฟล์ที่ไม่ใช้ออกก่อน แล้วติดตั้งใหม่" \
  "There is not enough space: ${MEGABYTES} MB must be free. Delete what you do not need, then install again."

!insertmacro WORDS UN_CONFIRM \
  "จะลบโปรแกรม ${NAME} ออกจากเครื่อง${LINE}ไฟล์รายงาน (.ita) และการตั้งค่าของท่านจะไม่ถูกลบ" \
  "${NAME} is going to be removed from this PC.${LINE}Your reports (.ita) and settings are not deleted."
!insertmacro WORDS UN_FINISH_TITLE "ลบโปรแกรมแล้ว" "Removed"
!insertmacro WORDS UN_FINISH_TEXT \
  "ไฟล์รายงาน (.ita) ของท่านยังอยู่ที่เดิมทุกไฟล์${LINE}${LINE}การตั้งค่าและแบบรายงานของท่านอยู่ในโฟลเดอร์${LINE}%LOCALAPPDATA%\ita-desktop และ${LINE}%APPDATA%\ita-desktop${LINE}ถ้าติดตั้งใหม่ จะใช้ต่อได้ทันที" \
  "Your reports (.ita) are all where you saved them.${LINE}${LINE}Your settings and templates are in the folders${LINE}%LOCALAPPDATA%\ita-desktop and${LINE}%APPDATA%\ita-desktop.${LINE}If you install the program again, it goes on with them."
