package dev.parley.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.call.CallEvent;
import dev.parley.call.EndReason;
import org.junit.jupiter.api.Test;

/** Keys that the callee presses, at the answer, in a turn and while they hold the call. */
class KeyedConversationTest extends FastConversation {
  @Test
  void keysPressedAtTheVeryAnswerCount() throws Exception {
    mailbox.digit('4');
    mailbox.digit('2');
    mailbox.digit('#');
    var conversation = start();
    await().atMost(LIMIT).until(() -> asked.get() > 0);
    mailbox.lineClosed(EndReason.CALLEE_HUNG_UP, "");
    result(conversation);
    assertThat(replies).containsExactly("42");
    assertThat(all(CallEvent.CalleeSpoke.class))
        .extracting(CallEvent.CalleeSpoke::text)
        .containsExactly("42");
  }

  @Test
  void keysAreATurn() throws Exception {
    var conversation = start();
    awaitSaid(text -> text.contains("coming"));
    mailbox.digit('1');
    mailbox.digit('2');
    mailbox.digit('#');
    await().atMost(LIMIT).until(() -> !all(CallEvent.CalleeSpoke.class).isEmpty());
    assertThat(all(CallEvent.CalleeSpoke.class).getFirst().text()).isEqualTo("12");
    assertThat(all(CallEvent.CalleeSpoke.class).getFirst().digits()).isTrue();
    mailbox.endRequested();
    assertThat(result(conversation).reason()).isEqualTo(EndReason.SUPERVISOR_ENDED);
  }

  @Test
  void keysAndSoundsOfAHoldAreNothingAndThoseAfterItCount() throws Exception {
    var conversation = start();
    awaitSaid(text -> text.contains("coming"));
    mailbox.digit('7');
    mailbox.hold(true);
    await().atMost(LIMIT).until(() -> !all(CallEvent.Held.class).isEmpty());
    mailbox.digit('1');
    mailbox.digit('#');
    speak(3000);
    await().atMost(LIMIT).until(() -> lines.far().queued() == lines.far().played());
    mailbox.hold(false);
    await().atMost(LIMIT).until(() -> said().size() == 2);
    assertThat(said()).containsExactly("Hello Ada. Are you coming?", "Are you coming?");
    assertThat(all(CallEvent.CalleeSpoke.class)).isEmpty();
    mailbox.digit('2');
    mailbox.digit('#');
    await().atMost(LIMIT).until(() -> !all(CallEvent.CalleeSpoke.class).isEmpty());
    assertThat(all(CallEvent.CalleeSpoke.class).getFirst().text()).isEqualTo("2");
    assertThat(all(CallEvent.Resumed.class)).hasSize(1);
    mailbox.endRequested();
    assertThat(result(conversation).reason()).isEqualTo(EndReason.SUPERVISOR_ENDED);
  }
}
