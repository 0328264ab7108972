package dev.parley.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.agent.AgentDocument;
import dev.parley.audio.Tone;
import dev.parley.call.CallEvent;
import dev.parley.call.EndReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever takes the call is a machine. */
class MachineConversationTest extends FastConversation {
  @ParameterizedTest
  @CsvSource({
    "You have reached the voicemail of Ada. Please leave a message., VOICEMAIL",
    "The mailbox is full and cannot accept any messages., MAILBOX_FULL",
    "The subscriber you have dialed cannot be reached. Please try later., UNREACHABLE",
    "For sales press one. For support press two., IVR"
  })
  void whatAMachineSaysEndsTheCallAsWhatItIs(String words, EndReason reason) throws Exception {
    var conversation = start(words);
    speak(1200);
    assertThat(result(conversation).reason()).isEqualTo(reason);
    assertThat(said()).isEmpty();
    assertThat(asked.get()).isZero();
    assertThat(all(CallEvent.AnswererJudged.class)).isNotEmpty();
  }

  @Test
  void aMailboxIsLeftItsMessage() throws Exception {
    AgentDocument document =
        document(
            AGENT.replace(
                "\"settings\": {",
                "\"settings\": {\"voicemail\": {\"mode\": \"leave_message\", \"text\": \"Call us"
                    + " back.\"}, "));
    var conversation =
        start(
            new ConversationSetup(document, setup().beginning()),
            "You have reached the voicemail of Ada. Please leave a message.");
    speak(1200);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.LEFT_VOICEMAIL);
    assertThat(said()).containsExactly("Call us back.");
  }

  @ParameterizedTest
  @CsvSource({
    "Please say your name and why you are calling., SCREENED",
    "You are caller number two in the queue., HOLD_MUSIC"
  })
  void whomNobodyCameToWasNotSpokenWith(String words, EndReason reason) throws Exception {
    var conversation = start(words);
    speak(1200);
    await().atMost(LIMIT).until(() -> !all(CallEvent.AnswererJudged.class).isEmpty());
    mailbox.lineClosed(EndReason.CALLEE_HUNG_UP, "SIP BYE");
    assertThat(result(conversation).reason()).isEqualTo(reason);
  }

  @Test
  void aFaxIsHungUpOn() throws Exception {
    var conversation = start();
    short[] tone = Tone.sine(2100, 6000).samples(Duration.ofMillis(1600));
    lines.far().play(tone, 0, tone.length);
    assertThat(result(conversation).reason()).isEqualTo(EndReason.FAX);
  }
}
