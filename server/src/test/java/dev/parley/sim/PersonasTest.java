package dev.parley.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.audio.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonasTest {
  @TempDir Path directory;

  static Stream<String> names() {
    return Personas.NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyPersonaThatComesWithParleyIsReadable(String name) {
    Persona persona = Personas.named(name);
    assertThat(persona.name()).isEqualTo(name);
    assertThat(persona.description()).isNotBlank();
  }

  @Test
  void aReplyIsGivenToWhatItFitsAndNoMoreOftenThanItMay() {
    Persona confirms = Personas.named("confirms");
    Map<Persona.Reply, Integer> given = new HashMap<>();
    Persona.Reply reply = confirms.replyTo("Can you STILL MAKE IT?", given).orElseThrow();
    assertThat(reply.says()).hasToString("Yes, that works for me.");
    given.put(reply, reply.times());
    assertThat(confirms.replyTo("Can you still make it?", given)).isEmpty();
    assertThat(confirms.replyTo("It is raining.", Map.of())).isEmpty();
  }

  @Test
  void readsAFileOfOnesOwn() throws IOException {
    Path file = directory.resolve("mine.yaml");
    Files.writeString(
        file, "{name: mine, description: Curt., voice: {engine: pico, id: en-GB, speed: 1.2}}");
    assertThat(Personas.read(file).voice().engine()).isEqualTo("pico");
    assertThat(Personas.read(file).answers()).isEqualTo(Persona.Answers.PHONE);
  }

  @Test
  void readsTheSoundsThatAFilePlaysFromWhereTheFileIs() throws IOException {
    Files.createDirectories(directory.resolve("sounds"));
    try (WavWriter writer =
        new WavWriter(
            Files.newByteChannel(
                directory.resolve("sounds/hum.wav"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE),
            1,
            16_000)) {
      writer.write(new short[1600], 0, 1600);
    }
    Path file = directory.resolve("mine.yaml");
    Files.writeString(
        file,
        """
        name: mine
        description: Hums.
        after_silence_ms: 1200
        interrupts: {after_ms: 100, plays: sounds/hum.wav}
        replies:
          - {hears: hello, plays: sounds/hum.wav}
        """);
    Persona persona = Personas.read(file);
    assertThat(persona.afterSilenceMs()).isEqualTo(1200);
    assertThat(persona.replyTo("Hello?", Map.of()).orElseThrow().plays())
        .satisfies(sound -> {
          assertThat(sound.name()).isEqualTo("sounds/hum.wav");
          assertThat(sound.wav().mono(8000)).hasSize(800);
        });
    assertThat(persona.interrupts())
        .singleElement()
        .extracting(Persona.Interruption::plays)
        .isNotNull();
  }

  @Test
  void aSoundThatCannotBePlayedIsRefusedByName() throws IOException {
    Path file = directory.resolve("wrong.yaml");
    Files.writeString(directory.resolve("noise.wav"), "no WAV file at all");
    for (String sound : List.of("missing.wav", "noise.wav")) {
      Files.writeString(
          file,
          "{name: wrong, description: x, replies: [{hears: hello, plays: %s}]}".formatted(sound));
      assertThatThrownBy(() -> Personas.read(file))
          .isInstanceOf(SimException.class)
          .hasMessageContaining(sound)
          .hasMessageContaining(directory.toString());
    }
  }

  @Test
  void anUnknownWordInAFileIsRefusedByName() throws IOException {
    Path file = directory.resolve("wrong.yaml");
    Files.writeString(file, "{name: wrong, description: x, says_hello: true}");
    assertThatThrownBy(() -> Personas.read(file))
        .isInstanceOf(SimException.class)
        .hasMessageContaining("says_hello");
  }

  @Test
  void anUnknownPersonaIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Personas.named("martian"))
        .hasMessageContaining("martian")
        .hasMessageContaining("confirms");
  }
}
