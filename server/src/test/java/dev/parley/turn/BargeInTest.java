package dev.parley.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import org.junit.jupiter.api.Test;

/** Voice over the agent's words: interruptions, acknowledgements, coughs and echoes. */
class BargeInTest extends DetectedVoice {
  @Test
  void clearWordsOverTheAgentStopIt() {
    agent(true);
    hear("###############");
    assertThat(seen).containsExactly("suspected@64", "decode@480");
    hear("###");
    words("Wait a");
    assertThat(seen).containsExactly("suspected@64", "decode@480", "started@576");
  }

  @Test
  void longSpeechOverTheAgentStopsItEvenWithoutWords() {
    agent(true);
    hear("#".repeat(32));
    assertThat(seen).containsExactly("suspected@64", "decode@480", "started@1024");
  }

  @Test
  void anAcknowledgementDoesNotStopTheAgent() {
    agent(true);
    hear("###############");
    words("Uh-huh.");
    hear("###.......");
    words("Uh-huh.");
    hear(".........................");
    assertThat(seen)
        .containsExactly(
            "suspected@64", "decode@480", "decode@672", "dismissed@800", "ignored@1280");
  }

  @Test
  void goingOnAfterAnAcknowledgementIsSuspectedAgain() {
    agent(true);
    hear("########.....");
    words("Okay.");
    hear("####");
    assertThat(seen)
        .containsExactly(
            "suspected@64", "decode@352", "dismissed@416", "resumed@448", "suspected@480");
  }

  @Test
  void falseAlarmsMakeItSlowerToSuspect() {
    agent(true);
    for (int i = 0; i < 3; i++) {
      hear("#".repeat(10) + ".....");
      words("Okay.");
      hear(".".repeat(20));
      seen.clear();
    }
    hear("###");
    assertThat(seen).isEmpty();
    hear("#");
    assertThat(seen).hasSize(1).allMatch(s -> s.startsWith("suspected"));
    hear("########...");
    words("Stop it now.");
    agent(false);
    hear("#".repeat(5) + ".".repeat(40));
    words("Stop it now, please.");
    agent(true);
    seen.clear();
    hear("##");
    assertThat(seen).hasSize(1).allMatch(s -> s.startsWith("suspected"));
  }

  private void interrupted() {
    hear("......");
    words("Wait, please stop.");
    hear(".".repeat(24));
  }

  private void echoes() {
    for (int i = 0; i < 3; i++) {
      agent(true);
      hear("..################");
      words("Oh, close, please.");
      agent(false);
      interrupted();
    }
    assertThat(seen).containsOnlyOnce("echo");
    seen.clear();
  }

  @Test
  void aLineThatGivesBackWhatTheAgentSaysDoesNotStopItForEver() {
    echoes();
    agent(true);
    hear("..##########..####################");
    agent(false);
    hear("#####.......");
    assertThat(seen).isEmpty();
  }

  @Test
  void whoSpeaksAfterTheEchoIsHeard() {
    echoes();
    agent(true);
    hear("..####################");
    agent(false);
    hear("###...##########.......");
    words("Yes, hello.");
    hear("................");
    assertThat(seen).last().asString().contains("Yes, hello.");
  }

  @Test
  void whoAnswersIntoTheEchosTailIsHeardFromTheirFirstWord() {
    echoes();
    agent(true);
    hear("..####################");
    agent(false);
    long end = position;
    hear("####################......");
    assertThat(lastDecode.from()).isEqualTo(end);
  }

  @Test
  void whenNothingIsGivenBackAnyMoreTheAgentCanBeInterruptedAgain() {
    echoes();
    agent(true);
    hear(".".repeat(40));
    agent(false);
    agent(true);
    hear("..##");
    assertThat(seen).singleElement().asString().startsWith("suspected");
  }

  @Test
  void whoInterruptsNowAndThenIsNoEcho() {
    for (int i = 0; i < 6; i++) {
      agent(true);
      hear(i % 2 == 0 ? "..################" : ".".repeat(20) + "################");
      words("Wait, please stop.");
      agent(false);
      interrupted();
    }
    assertThat(seen.stream().filter(s -> s.startsWith("started") || s.startsWith("back")))
        .hasSize(6);
  }

  @Test
  void nothingIsSuspectedWhileTheAgentIsSilent() {
    hear("########");
    assertThat(seen).containsExactly("started@96");
  }

  @Test
  void aCoughDoesNotStopTheAgent() {
    agent(true);
    hear("#####........");
    words("You", -2.5);
    hear("........................");
    assertThat(seen).noneMatch(s -> s.startsWith("started") || s.startsWith("ended"));
  }

  @Test
  void aMurmurThatIsHeardAsSomeWordDoesNotStopTheAgent() {
    agent(true);
    hear("###############");
    words("Everett.", -0.28);
    hear("#.......");
    words("Everett.", -0.28);
    hear(".........................");
    assertThat(seen)
        .containsExactly(
            "suspected@64", "decode@480", "decode@608", "dismissed@832", "ignored@1216");
  }

  @Test
  void whoGoesOnAfterAnUnsureWordStopsTheAgent() {
    agent(true);
    hear("##########....");
    words("Talk", -0.36);
    hear("..##########....");
    words("Stop, I have a question.", -0.3);
    assertThat(seen)
        .containsExactly(
            "suspected@64", "decode@416", "resumed@544", "decode@672", "decode@928", "started@960");
  }

  @Test
  void aShortWordOverTheAgentStopsItOnceItIsUnderstood() {
    agent(true);
    hear("#####.......");
    words("Stop.");
    assertThat(seen).containsExactly("suspected@64", "decode@256", "started@384");
  }

  @Test
  void anAnswerOverTheLastWordsOfTheQuestionCounts() {
    detector.listen(Expects.YES_NO);
    agent(true);
    hear("#######......");
    words("Yes.");
    detector.answered(lastDecode.from(), lastDecode.to());
    agent(false);
    hear("......");
    assertThat(seen).contains("started@416").anyMatch(s -> s.endsWith(":Yes."));
  }
}
