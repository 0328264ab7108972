package dev.parley.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Voices behind the callee's, 20 dB below it, and where the callee's begins. */
class NearVoiceTest extends DetectedVoice {
  private static final int SECOND = 32;

  private void calleeIsKnown() {
    hear("##########....");
    words("Hello, this is Ada.");
    hear(".".repeat(3 * SECOND));
    assertThat(seen).last().asString().startsWith("sure");
    seen.clear();
  }

  @Test
  void anotherVoiceDoesNotInterrupt() {
    calleeIsKnown();
    agent(true);
    hear("~".repeat(5 * SECOND));
    assertThat(seen).isEmpty();
  }

  @Test
  void anotherVoiceIsNoAnswer() {
    calleeIsKnown();
    hear("~".repeat(5 * SECOND));
    assertThat(seen).isEmpty();
  }

  @Test
  void anotherVoiceKeepsNoTurnOpen() {
    calleeIsKnown();
    hear("~".repeat(2 * SECOND));
    long from = position;
    hear("##########~~~~~~");
    words("I called last week.");
    hear("~".repeat(SECOND));
    assertThat(lastDecode.from()).isEqualTo(from);
    assertThat(lastDecode.to() - from).isBetween(2560L, 2560L + 2 * HeardWindow.TICKS);
    assertThat(seen).anyMatch(signal -> signal.startsWith("ended") && signal.contains("called"));
    assertThat(seen).anyMatch(signal -> signal.startsWith("sure"));
  }

  @Test
  void nobodyKnewOfAnotherVoiceAndItKeepsNoTurnOpenEither() {
    calleeIsKnown();
    hear("##########" + "~".repeat(12));
    words("I called last week.");
    hear("~".repeat(SECOND));
    assertThat(seen).anyMatch(signal -> signal.startsWith("ended") && signal.contains("called"));
  }

  @Test
  void theFaintEndOfAWordBelongsToIt() {
    calleeIsKnown();
    long from = position;
    hear("##########~~~~.....");
    assertThat(lastDecode.to()).isGreaterThan(from + 10L * HeardWindow.TICKS);
  }

  @Test
  void theCalleeIsHeardOverAnotherVoiceThatWasThereFirst() {
    hear("~".repeat(3 * SECOND));
    long from = position;
    hear("############.....");
    assertThat(lastDecode.from()).isGreaterThanOrEqualTo(from - HeardWindow.TICKS);
  }

  @Test
  void anAgentThatIsInterruptedByAFaintVoiceGoesOnAfterThreeSeconds() {
    agent(true);
    hear("~".repeat(3 * SECOND));
    words("And now the weather for the weekend.");
    agent(false);
    hear("~".repeat(SECOND));
    assertThat(seen).anyMatch(signal -> signal.startsWith("ended") && signal.endsWith(":"));
    seen.clear();
    agent(true);
    hear("~".repeat(5 * SECOND));
    assertThat(seen).isEmpty();
    hear("###");
    assertThat(seen).isNotEmpty();
  }

  @Test
  void whoHasMovedAwayFromTheTelephoneIsHeardAgain() {
    calleeIsKnown();
    hear(".".repeat(45 * SECOND));
    hear("~~~~~~~~~~");
    assertThat(seen).last().asString().startsWith("started");
  }

  @Test
  void aLoudNoiseDoesNotMakeTheCalleeAnother() {
    hear("^^^^^^^^^^^^^^^^^^^^....");
    words("You", -2);
    hear(".".repeat(SECOND));
    seen.clear();
    hear("##########");
    assertThat(seen).last().asString().startsWith("started");
  }

  @Test
  void speechBeganWhereTheLevelRose() {
    hear("..........");
    long from = position;
    hear("-----####.....");
    assertThat(lastDecode.from()).isEqualTo(from);
  }

  @Test
  void speechBeganBeforeAShortGap() {
    hear("..........");
    long from = position;
    hear("----....---####.....");
    assertThat(lastDecode.from()).isEqualTo(from);
  }

  @Test
  void whatWasLongBeforeIsNoPartOfIt() {
    hear("....---");
    hear(".".repeat(10));
    long from = position;
    hear("####.....");
    assertThat(lastDecode.from()).isEqualTo(from);
  }

  @Test
  void theAgentsOwnVoiceIsNobodysSpeech() {
    agent(true);
    hear("=".repeat(5 * SECOND));
    agent(false);
    hear("===========....................");
    assertThat(seen).isEmpty();
  }
}
