package dev.parley.tts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PronunciationsTest {
  @TempDir private Path home;

  @Test
  void writesNamesAsTheyAreSaid() throws Exception {
    Files.writeString(
        home.resolve("pronunciations.txt"),
        """
        # Of our patients
        Siobhan = shi-VAWN

        Paso Robles=PASS-oh ROH-buls   # the town
        Ana = AH-nah
        """,
        UTF_8);
    Pronunciations ours = Pronunciations.in(home);
    assertThat(ours.respelled("Siobhan's in Paso Robles, SIOBHAN; ana and Anabel are not."))
        .isEqualTo("shivawn's in passoh rohbuls, shivawn; ana and Anabel are not.");
    assertThat(ours.phonemes())
        .containsEntry("shivawn", "ʃɪvˈɔn")
        .containsEntry("passoh", "pˈæsO")
        .containsEntry("rohbuls", "ɹˈObəls");
  }

  @Test
  void thoseOfACommandCountBeforeThoseOfTheHome() {
    Pronunciations home = Pronunciations.of(List.of("Nguyen = NOO-yen", "Ana = AH-nah"), "home");
    Pronunciations mine = Pronunciations.of(List.of("Nguyen = WIN"), "mine");
    assertThat(home.and(mine).respelled("Ana Nguyen")).isEqualTo("ahnah win");
    assertThat(Pronunciations.NONE.and(Pronunciations.NONE).respelled("Ana")).isEqualTo("Ana");
  }

  @Test
  void areNoneWhereTheHomeHasNone() {
    assertThat(Pronunciations.in(home)).isSameAs(Pronunciations.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Siobhan", "Siobhan = ", "= shi-VAWN", "Siobhan = /ʃɪˈvɔːn/", "a = b = c"})
  void saysWhichLineIsWrongAndHowItShouldBe(String line) {
    assertThatThrownBy(() -> Pronunciations.of(List.of("Ana = AH-nah", line), "names.txt"))
        .isInstanceOf(TtsException.class)
        .hasMessageContaining("names.txt, line 2 is \"" + line.strip())
        .hasMessageContaining("Siobhan = shi-VAWN");
  }
}
