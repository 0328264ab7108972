package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.brain.ModelBrain;
import dev.parley.language.speech.Phrases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The silence that somebody hears who waits for an answer, in virtual time. */
class SilenceTest {
  /** From the command to say something until it is on the line, in ms. */
  private static final long TO_SPEAK = 150;

  /** A filler is rendered before the call. */
  private static final long PREPARED = 40;

  private static final long PER_CHARACTER = 60;

  /** So long what may be there at once is waited for, however late it is. */
  private static final long LEAST = 50;

  private static final long MOST_SILENCE = 1200;
  private static final long FILLER_BY = 700;

  /** An answer that comes just before a filler would is rendered first. */
  private static final long FIRST_BY = 800;

  private static final String ANSWER = "Goodbye.";
  private static final String AGENT =
      """
      {"nodes": [
        {"type": "start", "id": "s", "text": "Are you coming?",
         "outcomes": {"prompt": [{"id": "no", "label": "not coming", "next": "bye"}]}},
        {"type": "end", "id": "bye", "text": "Goodbye."}]}
      """;

  /** A wait, in ms since the end of the callee's words. */
  private static final class Wait {
    private final Map<Timer, Long> timers = new EnumMap<>(Timer.class);
    private final List<Command.Say> playing = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private Conversation conversation =
        Conversation.start(Calls.agent(AGENT), new Beginning(Calls.scope("{}")));
    private long now;
    private long ends;
    private long first = -1;
    private long silence;
    private long judged;
    private int ask;

    /**
     * A wait.
     *
     * @param quiet how long it takes to find that they are done
     * @param judgedAfter how long, from then, the judgement takes
     */
    Wait(long quiet, long judgedAfter) {
      on(new Event.Answered());
      on(new Event.Spoken(playing.removeFirst().say(), "Are you coming?", true));
      on(new Event.SpeechStarted());
      said.clear();
      ends = 0;
      first = -1;
      silence = 0;
      now = quiet;
      judged = quiet + judgedAfter;
      on(new Event.TurnEnded("Rain or shine.", -0.1, true, Duration.ofMillis(quiet)));
      while (!said.contains(ANSWER)) {
        next();
      }
    }

    private void next() {
      Map.Entry<Timer, Long> due =
          timers.entrySet().stream().min(Map.Entry.comparingByValue()).orElse(null);
      long spoken = playing.isEmpty() ? Long.MAX_VALUE : ends;
      long fires = due == null ? Long.MAX_VALUE : due.getValue();
      now = Math.min(judged, Math.min(spoken, fires));
      if (now == judged) {
        judged = Long.MAX_VALUE;
        on(new Event.Judged(ask, "no", Map.of()));
      } else if (now == spoken) {
        Command.Say over = playing.removeFirst();
        on(new Event.Spoken(over.say(), over.text(), true));
      } else if (due != null) {
        Timer timer = due.getKey();
        timers.remove(timer);
        on(new Event.TimerFired(timer));
      }
    }

    private void on(Event event) {
      Step step = Conversation.step(conversation, event);
      conversation = step.conversation();
      for (Command command : step.commands()) {
        if (command instanceof Command.Say say) {
          say(say);
        } else if (command instanceof Command.SetTimer(Timer timer, Duration after)) {
          timers.put(timer, now + after.toMillis());
        } else if (command instanceof Command.CancelTimer(Timer timer)) {
          timers.remove(timer);
        } else if (command instanceof Command.Ask question) {
          ask = question.ask();
        }
      }
    }

    private void say(Command.Say say) {
      long begins = Math.max(ends, now + (say.text().equals(ANSWER) ? TO_SPEAK : PREPARED));
      silence = Math.max(silence, begins - ends);
      first = first < 0 ? begins : first;
      ends = begins + PER_CHARACTER * say.text().length();
      playing.add(say);
      said.add(say.text());
    }
  }

  @ParameterizedTest
  @CsvSource({
    // ms until the judgement of a model that answers, fails, lies, sends half and breaks off, hangs
    "300, 20",
    "300, 150",
    "300, 360",
    "300, 500",
    "300, 900",
    "300, 1200",
    "600, 1200",
    "0, 1200",
    // and of one that hangs after another did
    "300, 2400",
    "600, 2400"
  })
  void isNeverLongWhateverAModelDoes(long quiet, long judgedAfter) {
    Wait wait = new Wait(quiet, judgedAfter);
    assertThat(wait.first).isLessThanOrEqualTo(FILLER_BY);
    assertThat(wait.silence).isLessThan(MOST_SILENCE);
  }

  @Test
  void isNeverLongerThanTheWaitForTheEndOfATurnMakesIt() {
    long most = 2 * ModelBrain.PATIENCE.toMillis();
    for (long quiet = 0; quiet <= 1800; quiet += 75) {
      for (long judgedAfter = 0; judgedAfter <= most; judgedAfter += 20) {
        Wait wait = new Wait(quiet, judgedAfter);
        assertThat(wait.first)
            .as("first sound with %d ms of quiet, judged after %d ms", quiet, judgedAfter)
            .isLessThanOrEqualTo(Math.max(FIRST_BY, quiet + LEAST + TO_SPEAK));
        assertThat(wait.silence)
            .isLessThanOrEqualTo(Math.max(MOST_SILENCE, quiet + LEAST + TO_SPEAK));
      }
    }
  }

  @Test
  void aQuickAnswerNeedsNoFiller() {
    assertThat(new Wait(300, 200).said).containsExactly(ANSWER);
    assertThat(new Wait(300, 200).first).isEqualTo(650);
  }

  @Test
  void nothingIsSaidTwiceInAWait() {
    assertThat(new Wait(300, 2400).said).doesNotHaveDuplicates().endsWith(ANSWER).hasSize(3);
    assertThat(new Wait(300, 2400).said).startsWith(Phrases.FILLERS.getFirst());
  }
}
