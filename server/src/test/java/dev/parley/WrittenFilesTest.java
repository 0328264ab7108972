package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenFilesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "openat(AT_FDCWD</home>, \"made\", O_WRONLY|O_CREAT|O_CLOEXEC, 0666) = 148</home/made>",
        "openat(AT_FDCWD</home>, \"../home/made\", O_RDWR) = 4</home/made>",
        "mkdir(\"/home/made\", 0700)                   = 0",
        "mkdirat(7</home>, \"made\", 0700) = 0",
        "link(\"/home/made\", \"/home/made\") = 0",
        "bind(3<UNIX-STREAM:[9]>, {sa_family=AF_UNIX, sun_path=\"/home/made\"}, 110) = 0",
        "openat(AT_FDCWD</home>, \"x\", O_RDONLY) = 3</home/x>\nmkdir(\"made\", 0700) = 0",
        "openat(AT_FDCWD</>, \"x\", O_RDONLY) = 3</x>\nchdir(\"/home\") = 0\nmkdir(\"made\", 0) = 0",
        "mkdir(\"made\", 0700) = 0\nopenat(AT_FDCWD</home>, \"x\", O_RDONLY) = 3</home/x>"
      })
  void seesWhatIsWritten(String trace) {
    assertThat(WrittenFiles.of(trace)).containsExactly(Path.of("/home/made"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openat(AT_FDCWD</home>, \"/etc/hosts\", O_RDONLY|O_CLOEXEC) = 9</etc/hosts>",
        "mkdir(\"/home/made\", 0700) = -1 EEXIST (File exists)",
        "bind(8<socket:[1]>, {sa_family=AF_INET, sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 0",
        "+++ exited with 0 +++"
      })
  void seesNothingElse(String trace) {
    assertThat(WrittenFiles.of(trace)).isEmpty();
  }

  @Test
  void aPathThatCannotBePlacedIsNotOverlooked() {
    assertThat(WrittenFiles.of("rename(\"a\", \"b\") = 0"))
        .containsExactly(Path.of("/unknown/a"), Path.of("/unknown/b"));
  }
}
