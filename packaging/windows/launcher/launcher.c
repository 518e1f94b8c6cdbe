/* Starts the program: loads Python from the folder beside this file and runs one module of ours.

   Built twice, with a window (MODULE is "windowed") and for the console ("ita_desktop").
   Where portable.txt lies beside it, all that the program keeps goes into the folder `data` there. */

#include <stdlib.h>
#include <windows.h>

#define LONGEST 32768 /* characters: no path of Windows is longer */

typedef int (*python_main)(int, wchar_t **);

static const wchar_t TITLE[] = L"ITA Desktop";
static const wchar_t INCOMPLETE[] =
    L"เปิดโปรแกรมไม่ได้ เพราะไฟล์ของโปรแกรมไม่ครบ\n\n"
    L"• ถ้าเปิดจากในไฟล์ .zip ให้คลิกขวาที่ไฟล์ .zip เลือก “แยกทั้งหมด…” (Extract All) "
    L"แล้วเปิดจากโฟลเดอร์ที่ได้\n"
    L"• ถ้าติดตั้งไว้ ให้ดับเบิลคลิกไฟล์ติดตั้งอีกครั้ง\n\n"
    L"ไฟล์งานของท่านยังอยู่ครบ\n\n"
    L"The program's files are incomplete: unpack the whole .zip first, or install it again. "
    L"Your own files are untouched.";

static wchar_t folder[LONGEST];

static int refuse(void)
{
    MessageBoxW(NULL, INCOMPLETE, TITLE, MB_OK | MB_ICONERROR | MB_SETFOREGROUND);
    return 3;
}

/* Writes folder\name to `path`; returns whether there is such a file or folder. */
static int beside(wchar_t *path, const wchar_t *name)
{
    if (wcslen(folder) + wcslen(name) + 2 > LONGEST)
        return 0;
    wcscpy(path, folder);
    wcscat(path, L"\\");
    wcscat(path, name);
    return GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES;
}

int wmain(int count, wchar_t **words)
{
    static wchar_t program[LONGEST], path[LONGEST];
    DWORD length = GetModuleFileNameW(NULL, program, LONGEST);
    if (length == 0 || length >= LONGEST)
        return refuse();
    wcscpy(folder, program);
    *wcsrchr(folder, L'\\') = L'\0';

    if (beside(path, L"portable.txt")) {
        beside(path, L"data");
        SetEnvironmentVariableW(L"ITA_DESKTOP_HOME", path);
    }
    if (!beside(path, L"pkgs\\ita_desktop\\__init__.py")
        || !beside(path, L"runtime\\python313.zip") || !beside(path, L"runtime\\python313.dll"))
        return refuse();
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    python_main run = python ? (python_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run)
        return refuse();

    /* -B: byte code comes with the program, and nothing is written beside it. */
    static wchar_t *before[] = {program, L"-B", L"-X", L"utf8", L"-m", MODULE};
    const int own = sizeof before / sizeof *before;
    wchar_t **all = calloc(own + count, sizeof *all);
    if (!all)
        return refuse();
    memcpy(all, before, sizeof before);
    for (int i = 1; i < count; i++)
        all[own + i - 1] = words[i];
    return run(own + count - 1, all);
}
