package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before any model is loaded. */
class HearCommandTest {
  private final StringWriter told = new StringWriter();
  @TempDir private Path directory;

  private int hear(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "hear";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Main.commandLine().setErr(new PrintWriter(told, true)).execute(all);
  }

  private String wav(int rate) throws IOException {
    ByteBuffer file = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(40);
    file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    file.putShort((short) 2).putShort((short) 16);
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(4).putInt(0);
    return Files.write(directory.resolve("a.wav"), file.array()).toString();
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(hear(directory.resolve("none.wav").toString())).isEqualTo(1);
    assertThat(told.toString()).contains("There is no").contains("none.wav");
  }

  @Test
  void aFileThatIsNoSoundIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("text.wav"), "no sound at all");
    assertThat(hear(file.toString())).isEqualTo(2);
    assertThat(told.toString()).contains("text.wav cannot be heard").contains("RIFF");
  }

  @Test
  void anotherRateIsRefusedWithARemedy() throws IOException {
    assertThat(hear(wav(44_100))).isEqualTo(2);
    assertThat(told.toString()).contains("44100 samples a second").contains("sox");
  }

  @Test
  void anUnknownKindIsRefused() throws IOException {
    assertThat(hear("--expects", "yes", wav(8000))).isEqualTo(2);
    assertThat(told.toString()).contains("--expects is \"yes\"");
  }
}
