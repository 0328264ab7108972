package dev.parley.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.SampleAgent;
import dev.parley.brain.Brain;
import dev.parley.brain.Question;
import dev.parley.conversation.Beginning;
import dev.parley.conversation.Calls;
import dev.parley.conversation.Command;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Event;
import dev.parley.conversation.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked ahead of need, and what becomes of the answers. */
class JudgingTest {
  private static final Event.TurnEnded YES = new Event.TurnEnded("Yes.", -0.1);

  private final Mailbox mailbox = new Mailbox();
  private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch thought = new CountDownLatch(1);
  private final List<JudgingResult> discarded = new ArrayList<>();
  private final AtomicInteger judged = new AtomicInteger();
  private final Judging judging = new Judging(this::judge, tasks, mailbox, discarded::add);
  private Conversation conversation =
      Conversation.start(
          SampleAgent.document(), new Beginning(Calls.scope("{\"date\": \"Tuesday\"}")));

  @AfterEach
  void close() {
    tasks.shutdownNow();
  }

  private Brain.Judgement judge(Question question) throws InterruptedException {
    judged.incrementAndGet();
    thought.await();
    return new Brain.Judgement("confirm", Map.of("reply", question.reply()));
  }

  private List<Command> on(Event event) {
    Step step = Conversation.step(conversation, event);
    conversation = step.conversation();
    return step.commands();
  }

  private Command.Ask asked(Event event) {
    return on(event).stream()
        .filter(Command.Ask.class::isInstance)
        .map(Command.Ask.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private void listening() {
    on(new Event.Answered());
    on(new Event.Spoken(0, "Can you still make it?", true));
    on(new Event.SpeechStarted());
  }

  /** What so many judgements made ahead lead the conversation to be told. */
  private List<Event> told(int judgements) throws InterruptedException {
    thought.countDown();
    List<Event> told = new ArrayList<>();
    for (int i = 0; i < judgements; i++) {
      if (mailbox.take(Duration.ofSeconds(15)) instanceof Input.JudgedAhead judged) {
        JudgingResult answer = judging.judged(judged);
        if (answer != null) {
          told.add(answer.event());
        }
      }
    }
    return told;
  }

  @Test
  void anAnswerThatIsWaitedForComesThoughWordsThatMayFollowAreAskedAheadMeanwhile()
      throws Exception {
    listening();
    judging.ahead(conversation, 0, 100, YES);
    Command.Ask ask = asked(YES);
    assertThat(judging.ask(ask)).isNull();
    on(new Event.SpeechStarted());
    judging.ahead(conversation, 200, 300, new Event.TurnEnded("I will.", -0.1));
    judging.discard();
    assertThat(told(2))
        .containsExactly(new Event.Judged(ask.ask(), "confirm", Map.of("reply", "Yes.")));
    assertThat(discarded)
        .extracting(each -> ((Event.Judged) each.event()).variables().get("reply"))
        .containsExactly("Yes. I will.");
  }

  @Test
  void theSameWordsAreNotAskedAboutTwice() throws Exception {
    listening();
    judging.ahead(conversation, 0, 100, YES);
    judging.ahead(conversation, 0, 140, YES);
    Command.Ask ask = asked(YES);
    assertThat(judging.ask(ask)).isNull();
    assertThat(told(1))
        .containsExactly(new Event.Judged(ask.ask(), "confirm", Map.of("reply", "Yes.")));
    assertThat(judged).hasValue(1);
    assertThat(discarded).isEmpty();
  }

  @Test
  void whoGoesOnWithNoiseAloneIsJudgedByWhatWasAskedBefore() throws Exception {
    listening();
    judging.ahead(conversation, 0, 100, YES);
    judging.goesOn();
    assertThat(told(1)).isEmpty();
    judging.ahead(conversation, 0, 300, YES);
    assertThat(mailbox.take(Duration.ofSeconds(15))).isInstanceOf(Input.JudgedAhead.class);
    JudgingResult answer = judging.ask(asked(YES));
    assertThat(answer).isNotNull();
    assertThat(judged).hasValue(1);
    assertThat(discarded).isEmpty();
  }

  @Test
  void whatWasAskedBeforeTheyWentOnSaysNothingOfWhatIsHeardNow() throws Exception {
    listening();
    judging.ahead(conversation, 0, 100, YES);
    judging.goesOn();
    thought.countDown();
    assertThat(mailbox.take(Duration.ofSeconds(15)))
        .isInstanceOfSatisfying(
            Input.JudgedAhead.class,
            ahead -> {
              assertThat(judging.judged(ahead)).isNull();
              assertThat(judging.holds(ahead.speculation())).isFalse();
            });
    judging.ahead(conversation, 0, 400, new Event.TurnEnded("Yes, but", -0.1));
    assertThat(discarded).hasSize(1);
  }

  @Test
  void whatIsKnownAlreadyIsToldOfTheSameWordsInOtherSound() throws Exception {
    listening();
    judging.ahead(conversation, 0, 100, YES);
    assertThat(told(1)).isEmpty();
    judging.ahead(conversation, 0, 140, YES);
    assertThat(mailbox.take(Duration.ofSeconds(15)))
        .isInstanceOfSatisfying(
            Input.JudgedAhead.class,
            again -> {
              assertThat(again.speculation().to).isEqualTo(140);
              assertThat(judging.judged(again)).isNull();
              assertThat(judging.holds(again.speculation())).isTrue();
            });
    assertThat(judged).hasValue(1);
  }

  @Test
  void whatWasAskedAheadOfWordsThatWereNotTheLastIsNotTold() throws Exception {
    listening();
    judging.ahead(conversation, 0, 100, new Event.TurnEnded("Yes", -0.1));
    judging.ahead(conversation, 0, 200, new Event.TurnEnded("Yes, but", -0.1));
    assertThat(told(2)).isEmpty();
    assertThat(discarded).hasSize(1);
    judging.discard();
    assertThat(discarded)
        .extracting(each -> ((Event.Judged) each.event()).variables().get("reply"))
        .containsExactly("Yes", "Yes, but");
  }
}
