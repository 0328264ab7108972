package dev.parley.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.call.RecordingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFilesTest {
  @TempDir private Path home;
  private RecordingFiles files = new RecordingFiles(Path.of("."));

  @BeforeEach
  void directory() {
    files = new RecordingFiles(home.resolve("recordings"));
  }

  @Test
  void aKeyNamesAFileBelowTheDirectory() {
    assertThat(files.file(new RecordingKey("team/attempt.wav")))
        .isEqualTo(home.resolve("recordings/team/attempt.wav"));
  }

  @Test
  void aPathOfFormat1NamesTheFileItAlwaysDid() throws IOException {
    Path file = Files.createFile(home.resolve("old.wav"));
    assertThat(files.file(new RecordingKey(file.toString()))).isEqualTo(file);
  }

  @Test
  void aPathOfFormat1IsFollowedToWhereAllWereMoved() {
    assertThat(files.file(new RecordingKey("/before/recordings/team/attempt.wav")))
        .isEqualTo(home.resolve("recordings/team/attempt.wav"));
  }

  @Test
  void noKeyLeadsOutOfTheDirectory() {
    assertThatThrownBy(() -> files.file(new RecordingKey("../../etc/passwd")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
