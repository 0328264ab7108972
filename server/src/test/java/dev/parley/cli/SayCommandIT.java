package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Wav;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the voices that are installed. */
class SayCommandIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path directory;

  private int say(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "say";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private static int loudest(Wav wav) {
    short[] samples = wav.samples();
    return IntStream.range(0, samples.length).map(i -> Math.abs(samples[i])).max().orElse(0);
  }

  @Test
  void everyVoiceThatIsListedSpeaksItsOwnWay() throws IOException {
    assertThat(say("--list-voices")).isZero();
    String[] voices = out.toString().lines().toArray(String[]::new);
    assertThat(voices).contains("pico:en-US", "flite:slt", "flite:rms");
    short[] before = {};
    for (String voice : voices) {
      assertThat(say("Good morning, this is a test.", "--voice", voice, "-o", file("a.wav")))
          .isZero();
      Wav wav = Wav.read(directory.resolve("a.wav"));
      assertThat(wav.rate()).isEqualTo(16_000);
      assertThat(wav.samples().length).isBetween(16_000, 80_000);
      assertThat(loudest(wav)).isGreaterThan(1000);
      assertThat(wav.samples()).isNotEqualTo(before);
      before = wav.samples();
    }
  }

  @Test
  void writesAtTheRateAndPaceOfALine() throws IOException {
    assertThat(
            say(
                "One two three four five.",
                "--voice",
                "pico",
                "-o",
                file("own.wav"),
                "--rate",
                "8000"))
        .isZero();
    assertThat(
            say(
                "One two three four five.",
                "--voice",
                "pico",
                "-o",
                file("slow.wav"),
                "--rate",
                "8000",
                "--speed",
                "0.7"))
        .isZero();
    Wav own = Wav.read(directory.resolve("own.wav"));
    assertThat(own.rate()).isEqualTo(8000);
    assertThat(Wav.read(directory.resolve("slow.wav")).samples().length)
        .isGreaterThan(own.samples().length * 11 / 10);
  }

  @Test
  void saysANameAsItIsTold() throws IOException {
    String text = "Is Siobhan there?";
    assertThat(say(text, "--voice", "pico", "-o", file("own.wav"))).isZero();
    assertThat(
            say(
                text,
                "--voice",
                "pico",
                "--pronounce",
                "Siobhan = shi-VAWN",
                "-o",
                file("told.wav")))
        .isZero();
    assertThat(say("Is shivawn there?", "--voice", "pico", "-o", file("read.wav"))).isZero();
    short[] told = Wav.read(directory.resolve("told.wav")).samples();
    assertThat(told)
        .isEqualTo(Wav.read(directory.resolve("read.wav")).samples())
        .isNotEqualTo(Wav.read(directory.resolve("own.wav")).samples());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hello. --voice nobody -o FILE   | There is no voice "nobody". Installed are:
          Hello.                          | Say where to write it
          -o FILE                         | There is nothing to say
          Hello. -o FILE --rate 44100     | --rate is 44100; it can be 8000 or 16000
          Hello. -o FILE --pronounce Ana  | --pronounce, line 1 is "Ana"
          Hello. -o FILE --speed 9        | --speed is 9.0; it can be 0.5 to 2.0
          Hello. -o NOWHERE               | cannot be written: its directory is not there
          """)
  void whatCannotBeDoneIsSaidWithARemedy(String arguments, String message) {
    String named = arguments.replace("FILE", file("b.wav")).replace("NOWHERE", file("none/b.wav"));
    assertThat(say(named.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(message);
    assertThat(Files.exists(directory.resolve("b.wav"))).isFalse();
  }
}
