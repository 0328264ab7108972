package dev.parley.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
    assertThat(reply.says()).isEqualTo("Yes, that works for me.");
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
