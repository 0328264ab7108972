package dev.parley.nlu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.SpeechFixture;
import dev.parley.language.intents.CalleeIntent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderReaderIT {
  private static final String SAID =
      "You have an appointment on Thursday at ten. Will you be able to come?";

  private static final List<String> LABELS =
      List.of(
          "will come",
          Label.of("wants another day or time", List.of("Can we move it?")),
          "cancels");

  /** Processors round differently. */
  private static final double ROUNDING = 0.08;

  private final ReplyReader reader = SpeechFixture.reader();

  /** What Python made of the same files ({@code training/mind/exported.py}). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Yes, I'll be there.                     | 1.000 | 0.000 | 0.000 | 0.000 | ANSWER     | 0.969 | 0.991
          I have a conflict that day.             | 0.003 | 0.703 | 0.289 | 0.005 | ANSWER     | 0.967 | 0.989
          Who is this?                            | 0.006 | 0.012 | 0.011 | 0.971 | WHO        | 0.968 | 0.974
          Stop calling me.                        | 0.011 | 0.003 | 0.033 | 0.953 | OPTOUT     | 0.996 | 0.956
          No, but Friday at four works.           | 0.011 | 0.979 | 0.002 | 0.007 | ANSWER     | 0.971 | 0.993
          Um.                                     | 0.008 | 0.011 | 0.014 | 0.967 | FILLER     | 0.987 | 0.970
          I would like to                         | 0.023 | 0.006 | 0.004 | 0.967 | INCOMPLETE | 0.949 | 0.036
          Please leave a message after the tone.  | 0.008 | 0.007 | 0.006 | 0.979 | MACHINE    | 0.993 | 0.999
          """)
  void readsAsInTraining(
      String reply,
      double comes,
      double moves,
      double cancels,
      double none,
      CalleeIntent intent,
      double sure,
      double complete) {
    ReplyReading reading = reader.read(SAID, LABELS, reply);
    assertThat(reading.outcomes().get(0)).isCloseTo(comes, within(ROUNDING));
    assertThat(reading.outcomes().get(1)).isCloseTo(moves, within(ROUNDING));
    assertThat(reading.outcomes().get(2)).isCloseTo(cancels, within(ROUNDING));
    assertThat(reading.none()).isCloseTo(none, within(ROUNDING));
    assertThat(reading.likeliest()).isEqualTo(intent);
    assertThat(reading.of(intent)).isCloseTo(sure, within(ROUNDING));
    assertThat(reading.complete()).isCloseTo(complete, within(ROUNDING));
  }

  @Test
  void theOrderOfTheLabelsDoesNotMatter() {
    List<String> turned = new ArrayList<>(LABELS);
    Collections.reverse(turned);
    ReplyReading one = reader.read(SAID, LABELS, "I have a conflict that day.");
    ReplyReading other = reader.read(SAID, turned, "I have a conflict that day.");
    for (int i = 0; i < LABELS.size(); i++) {
      assertThat(other.outcomes().get(LABELS.size() - 1 - i))
          .isCloseTo(one.outcomes().get(i), within(0.02));
    }
  }

  @Test
  void readsManyAtOnceAsItReadsOne() throws Exception {
    List<String> replies = List.of("Yes.", "No.", "Could we do Friday?", "Hello?", "What?");
    List<Callable<ReplyReading>> readers = new ArrayList<>();
    List<ReplyReading> alone = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String reply = replies.get(i % replies.size());
      String said = SAID + (i % 3 == 0 ? " Please say." : "");
      readers.add(() -> reader.read(said, LABELS, reply));
      alone.add(reader.read(said, LABELS, reply));
    }
    List<ReplyReading> together = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<ReplyReading> reading : threads.invokeAll(readers)) {
        together.add(reading.get());
      }
    }
    assertThat(together).isEqualTo(alone);
  }
}
