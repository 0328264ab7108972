package dev.parley.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import org.junit.jupiter.api.Test;

/** Turns with which the callee goes on after they were taken for over. */
class TakeBackTest extends DetectedVoice {
  private static final int SECOND = 32;

  private void said(String text) {
    hear("##########");
    hear("....");
    words(text);
    hear(".".repeat(14));
    assertThat(seen).last().asString().startsWith("ended");
    seen.clear();
  }

  @Test
  void whoGoesOnBeforeAnAnswerTakesTheTurnBack() {
    said("It is about a repair.");
    hear("#####");
    assertThat(seen).containsExactly("back@" + 992);
    hear("....");
    words("Of my car.");
    hear(".".repeat(14));
    assertThat(seen).last().asString().endsWith("Of my car.");
  }

  @Test
  void silenceMakesItSure() {
    said("It is about a repair.");
    hear(".".repeat(SECOND));
    assertThat(seen).containsExactly("sure@1376");
    hear("#####");
    assertThat(seen).last().asString().startsWith("started");
  }

  @Test
  void itIsNotSureWhileTheAgentThinksOfItsAnswer() {
    said("It is about a repair.");
    detector.agentIs(AgentTurn.THINKING);
    hear(".".repeat(3 * SECOND));
    assertThat(seen).isEmpty();
    detector.agentIs(AgentTurn.ANSWERING);
    hear(".");
    assertThat(seen).hasSize(1).first().asString().startsWith("sure");
  }

  @Test
  void ourVoiceMustHaveBeenHeardForAWhile() {
    said("It is about a repair.");
    hear(".".repeat(SECOND / 4));
    agent(true);
    hear(".".repeat(SECOND / 2));
    assertThat(seen).isEmpty();
    hear(".".repeat(SECOND / 4));
    assertThat(seen).hasSize(1).first().asString().startsWith("sure");
  }

  @Test
  void whoHeardUsOutSpeaksOfThat() {
    said("It is about a repair.");
    agent(true);
    hear("........");
    agent(false);
    assertThat(seen).hasSize(1).first().asString().startsWith("sure");
    hear("#####");
    assertThat(seen).last().asString().startsWith("started");
  }

  @Test
  void ourVoiceWhileTheAgentThinksIsNoAnswer() {
    said("It is about a repair.");
    detector.agentIs(AgentTurn.THINKING);
    agent(true);
    hear("........");
    agent(false);
    detector.agentIs(AgentTurn.ANSWERING);
    hear("..");
    assertThat(seen).isEmpty();
    hear("#####");
    assertThat(seen).last().asString().startsWith("back");
  }

  @Test
  void whoGoesOnIntoOurFirstWordsIsNotSpokenOver() {
    said("It is about a repair.");
    agent(true);
    hear("..##");
    assertThat(seen).hasSize(1).first().asString().startsWith("suspected");
    hear("#".repeat(13));
    words("of my old car.");
    assertThat(seen).last().asString().startsWith("back");
  }

  @Test
  void aSignOfListeningTakesNothingBack() {
    said("It is about a repair.");
    agent(true);
    hear("..#####");
    hear("...");
    words("Uh-huh.");
    hear(".".repeat(2 * SECOND));
    assertThat(seen).noneMatch(signal -> signal.startsWith("back"));
    assertThat(seen).anyMatch(signal -> signal.startsWith("sure"));
  }

  @Test
  void aFarewellCanBeTakenBackUntilASecondAfterIt() {
    said("No.");
    detector.agentIs(AgentTurn.LEAVING);
    agent(true);
    hear(".".repeat(3 * SECOND));
    agent(false);
    hear(".".repeat(SECOND / 2));
    assertThat(seen).isEmpty();
    hear("###############");
    words("Actually, I");
    assertThat(seen).last().asString().startsWith("back");
  }

  @Test
  void aFarewellIsSureASecondAndAHalfAfterIt() {
    said("No.");
    detector.agentIs(AgentTurn.LEAVING);
    hear(".".repeat(SECOND / 2));
    agent(true);
    hear(".".repeat(SECOND));
    agent(false);
    hear(".".repeat(SECOND * 45 / 32));
    assertThat(seen).isEmpty();
    hear(".".repeat(SECOND / 8));
    assertThat(seen).hasSize(1).first().asString().startsWith("sure");
  }

  /** On a busy machine a voice may be slow to begin. */
  @Test
  void aFarewellThatIsLongInComingIsNotSureBeforeItWasSaid() {
    said("No.");
    detector.agentIs(AgentTurn.LEAVING);
    hear(".".repeat(4 * SECOND));
    assertThat(seen).isEmpty();
    agent(true);
    hear(".".repeat(SECOND));
    agent(false);
    hear("...########.....");
    words("Wait, keep it.");
    assertThat(seen).last().asString().startsWith("back");
  }

  @Test
  void whoLeavesWithoutAWordIsSureAfterTheSameSilence() {
    said("No.");
    detector.agentIs(AgentTurn.LEFT);
    hear(".".repeat(2 * SECOND));
    assertThat(seen).hasSize(1).first().asString().startsWith("sure");
  }

  @Test
  void whoHasLeftIsSureWhereTheVoiceEnded() {
    said("No.");
    detector.agentIs(AgentTurn.LEAVING);
    agent(true);
    hear(".".repeat(SECOND));
    agent(false);
    hear(".".repeat(SECOND / 2));
    detector.agentIs(AgentTurn.LEFT);
    hear(".".repeat(SECOND));
    assertThat(seen).hasSize(1).first().asString().startsWith("sure");
  }

  @Test
  void whoSaysGoodbyeTooTakesNothingBack() {
    said("Yes, that is right.");
    detector.agentIs(AgentTurn.LEAVING);
    agent(true);
    hear(".".repeat(SECOND));
    agent(false);
    hear("...########.....");
    words("Thank you, bye bye.");
    hear(".".repeat(2 * SECOND));
    assertThat(seen).noneMatch(signal -> signal.startsWith("back"));
    assertThat(seen).anyMatch(signal -> signal.startsWith("sure"));
  }

  @Test
  void whoCorrectsThemselvesAfterTheGoodbyeTakesItBack() {
    said("No.");
    detector.agentIs(AgentTurn.LEAVING);
    agent(true);
    hear(".".repeat(SECOND));
    agent(false);
    hear("...########.....");
    words("Wait, do not cancel it.");
    hear(".".repeat(SECOND));
    assertThat(seen).anyMatch(signal -> signal.startsWith("back"));
    assertThat(seen).anyMatch(signal -> signal.endsWith("cancel it."));
  }

  @Test
  void aTurnThatWasTakenBackTwiceIsStillOne() {
    said("I would");
    hear("####....");
    words("really");
    hear(".".repeat(14));
    hear("####");
    assertThat(seen).filteredOn(signal -> signal.startsWith("back")).hasSize(2);
  }

  @Test
  void whatIsForgottenIsNeitherSureNorTakenBack() {
    said("It is about a repair.");
    detector.forget();
    hear(".".repeat(2 * SECOND));
    assertThat(seen).isEmpty();
    hear("#####");
    assertThat(seen).last().asString().startsWith("started");
  }

  /** A callee who says their name, and spells it into our first words, letter by letter. */
  private void spellsOverUs(String... letters) {
    detector.listen(Expects.NAME);
    said("My name is Fisher.");
    detector.listen(Expects.EMAIL);
    agent(true);
    for (String letter : letters) {
      hear("..######....");
      words(letter, -0.5);
    }
  }

  @Test
  void aLetterOverOurWordsGoesOnWithWhatIsSpelled() {
    spellsOverUs("F.");
    assertThat(seen).anyMatch(signal -> signal.startsWith("back"));
    assertThat(seen).noneMatch(signal -> signal.startsWith("dismissed"));
  }

  @Test
  void alsoOneThatIsAWordOfListening() {
    spellsOverUs("I.");
    assertThat(seen).anyMatch(signal -> signal.startsWith("back"));
  }

  @Test
  void butNotAWordOfListening() {
    spellsOverUs("Uh-huh.");
    assertThat(seen).noneMatch(signal -> signal.startsWith("back"));
  }

  /** Each begins as soon as our voice goes on, as an echo would. */
  @Test
  void lettersThatAreMisheardAreNoEcho() {
    spellsOverUs("Yeah.", "Right.", "Yes.", "Yeah.", "Yeah.", "Yeah.");
    assertThat(seen).doesNotContain("echo");
    assertThat(seen).anyMatch(signal -> signal.startsWith("back"));
  }
}
