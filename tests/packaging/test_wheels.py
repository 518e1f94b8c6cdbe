"""What comes in a wheel gets into the installer with all that it is linked with."""

import pytest
from keep import KeepList
from wheels import installed


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("PIL/Image.py", "PIL/Image.py"),
        ("pi_heif-1.4.0.data/platlib/libheif-75127e.dll", "libheif-75127e.dll"),
        ("x-1.data/purelib/x/y.py", "x/y.py"),
        ("x-1.data/scripts/x", "x-1.data/scripts/x"),
    ],
)
def test_a_file_lies_where_pip_would_put_it(name, place):
    assert installed(name) == place


@pytest.mark.parametrize(
    "path",
    [
        "_pi_heif.cp313-win_amd64.pyd",
        "libheif-75127e764628a95f6db9f5070bfc87cb.dll",
        "libde265-0-aa0625e0aec56a9d4310a2447674dd8a.dll",
        "libstdc++-6-110c9d51f08f0d1d0f38fa2f49cf7128.dll",
        "libgcc_s_seh-1-70f48b1fbf7790872df2fde4b79a7c3b.dll",
        "libwinpthread-1-1be1ab2940d5d04137beed0ce27c7f8a.dll",
        "pi_heif.libs/libheif-7a3e919c.so.1.23.0",
        "pikepdf.libs/qpdf30-14efc7eef6c9cae2095b94960308fa11.dll",
        "pypdfium2_raw/pdfium.dll",
        "PIL/Image.py",
    ],
)
def test_the_readers_of_photos_and_pdfs_are_kept_with_their_libraries(path):
    assert KeepList.read().keeps(path)
