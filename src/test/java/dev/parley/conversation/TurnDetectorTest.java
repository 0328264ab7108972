package dev.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feeds voice as a string: {@code #} is 32 ms of speech, {@code .} of silence. */
class TurnDetectorTest {
  private static final long WINDOW_NANOS = 32_000_000;

  private final TurnDetector detector = new TurnDetector(Endpointing.DEFAULT);
  private final List<String> seen = new ArrayList<>();
  private long position;
  private TurnSignal.Decode lastDecode = new TurnSignal.Decode(0, 0);

  private long now() {
    return position * 125_000;
  }

  private void take(List<TurnSignal> signals) {
    for (TurnSignal signal : signals) {
      switch (signal) {
        case TurnSignal.SpeechStarted _ -> seen.add("started@" + millis());
        case TurnSignal.BargeInSuspected _ -> seen.add("suspected@" + millis());
        case TurnSignal.BargeInDismissed _ -> seen.add("dismissed@" + millis());
        case TurnSignal.Decode decode -> {
          lastDecode = decode;
          seen.add("decode@" + millis());
        }
        case TurnSignal.Resumed _ -> seen.add("resumed@" + millis());
        case TurnSignal.Ignored _ -> seen.add("ignored@" + millis());
        case TurnSignal.EchoNoticed _ -> seen.add("echo");
        case TurnSignal.Ended ended -> seen.add("ended@" + millis() + ":" + ended.text());
      }
    }
  }

  private long millis() {
    return position / 8;
  }

  private void hear(String voice) {
    for (int i = 0; i < voice.length(); i++) {
      float probability =
          switch (voice.charAt(i)) {
            case '#' -> 0.9f;
            case '-' -> 0.4f;
            default -> 0.02f;
          };
      int voiced = voice.charAt(i) == '.' ? 0 : HeardWindow.SAMPLES;
      var window = new HeardWindow(position, now() + WINDOW_NANOS, probability, voiced);
      position += HeardWindow.SAMPLES;
      take(detector.window(window, now()));
    }
  }

  private void words(String text) {
    words(text, -0.1);
  }

  private void words(String text, double confidence) {
    take(detector.heard(lastDecode.from(), lastDecode.to(), text, confidence, now()));
  }

  private void agent(boolean speaks) {
    take(detector.agentSpeaks(speaks));
  }

  @Test
  void aTurnStartsSoonAndEndsAfterHalfASecondOfSilence() {
    hear("..########.......");
    words("Tuesday would suit me.");
    hear("..............");
    assertThat(seen)
        .containsExactly("started@160", "decode@416", "ended@864:Tuesday would suit me.");
  }

  @Test
  void waitsForTheWordsWhenTheyAreLate() {
    hear("########................");
    assertThat(seen).containsExactly("started@96", "decode@352");
    hear("..");
    words("Tuesday.");
    assertThat(seen).endsWith("ended@832:Tuesday.");
  }

  @ParameterizedTest
  @CsvSource({
    "YES_NO, Good evening., 448",
    "CHOICE, The first one., 448",
    "OPEN, I called last week., 544",
    "DATE, On Tuesday., 544",
    "DIGITS, Four one five., 1216",
    "ADDRESS, Twelve Oak Street., 1216",
    "YES_NO, 'Yes,', 1024",
    "YES_NO, I would like to, 1024",
    "OPEN, I would like to, 1152",
    "OPEN, Let me see., 1152",
    "DIGITS, Four one five and, 1824"
  })
  void theSilenceThatEndsATurnGoesByWhatIsExpectedAndByTheWords(
      Expects expects, String text, long silence) {
    detector.listen(expects);
    hear("##########........");
    words(text);
    hear(".".repeat(70));
    assertThat(seen).endsWith("ended@" + (320 + silence) + ":" + text);
  }

  @Test
  void wordsOnlyGuessedAtAreNotWaitedForAlthoughTheySoundUnfinished() {
    detector.listen(Expects.CHOICE);
    hear("##########........");
    words("Asterin and.", -0.53);
    hear("..............");
    assertThat(seen).endsWith("ended@768:Asterin and.");
  }

  @Test
  void whoSpokeAndWasNotUnderstoodIsNotTakenForNoise() {
    detector.listen(Expects.YES_NO);
    hear("#############.......");
    words("", -0.88);
    hear("..............");
    assertThat(seen).endsWith("ended@864:" + TurnDetector.UNINTELLIGIBLE);
  }

  @Test
  void aShortNoiseIsNoTurn() {
    detector.listen(Expects.YES_NO);
    hear("########.......");
    words("You", -0.88);
    hear("..............");
    assertThat(seen).endsWith("ended@704:");
  }

  @Test
  void anAnswerToTheQuestionEndsATurnSooner() {
    hear("##########.......");
    words("Thursday morning.");
    detector.answered(lastDecode.from(), lastDecode.to());
    hear(".....");
    assertThat(seen).endsWith("ended@672:Thursday morning.");
  }

  @ParameterizedTest
  @CsvSource({"Yes., 320", "'Yes, that works for me.', 224"})
  void aBriefAnswerOfSeveralWordsEndsATurnSoonest(String text, long silence) {
    detector.listen(Expects.YES_NO);
    hear("##########....");
    words(text);
    detector.answered(lastDecode.from(), lastDecode.to());
    hear("..........");
    assertThat(seen).endsWith("ended@" + (320 + silence) + ":" + text);
  }

  @Test
  void anAnswerThatIsUnderstoodLateEndsTheTurnAtOnce() {
    detector.listen(Expects.YES_NO);
    hear("##########..........");
    words("Yes, that works for me.");
    assertThat(seen).noneMatch(s -> s.startsWith("ended"));
    take(detector.answered(lastDecode.from(), lastDecode.to()));
    assertThat(seen).endsWith("ended@640:Yes, that works for me.");
  }

  @Test
  void aFaintVoiceIsNotTakenForSilence() {
    for (int i = 0; i < 20; i++) {
      take(detector.window(new HeardWindow(position, now(), 0.9f, i % 3 == 0 ? 256 : 0), now()));
      position += HeardWindow.SAMPLES;
    }
    assertThat(seen).containsExactly("started@64");
  }

  @Test
  void digitsAreNeverEndedSoonerByAnAnswer() {
    detector.listen(Expects.DIGITS);
    hear("##########.......");
    words("Four one five.");
    detector.answered(lastDecode.from(), lastDecode.to());
    hear("....................");
    assertThat(seen).containsExactly("started@96", "decode@416");
  }

  @Test
  void goingOnDiscardsWhatWasDecodedAhead() {
    hear("##########.......");
    words("I think.");
    hear("#####.......");
    words("I think Tuesday.");
    hear("............");
    assertThat(seen)
        .containsExactly(
            "started@96", "decode@416", "resumed@576", "decode@800", "ended@1248:I think Tuesday.");
  }

  @Test
  void wordsForOtherBoundsAreNotTaken() {
    hear("##########.......");
    var stale = lastDecode;
    hear("#####.......");
    take(detector.heard(stale.from(), stale.to(), "I think.", -0.1, now()));
    hear("....................");
    assertThat(seen).noneMatch(s -> s.startsWith("ended"));
  }

  @Test
  void aWaveringVoiceIsOneTurn() {
    hear("####--##--##----####.......");
    words("Well then.");
    hear("...........");
    assertThat(seen).filteredOn(s -> s.startsWith("started")).hasSize(1);
    assertThat(seen).filteredOn(s -> s.startsWith("ended")).hasSize(1);
  }

  @Test
  void aClickIsNotATurn() {
    hear(".##............................");
    assertThat(seen).containsExactly("ignored@416");
  }

  @Test
  void doubtfulSoundBeginsNothing() {
    hear("..-----------...................");
    assertThat(seen).isEmpty();
  }

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
    hear("..............");
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
    assertThat(seen.stream().filter(s -> s.startsWith("started"))).hasSize(6);
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

  @Test
  void noiseEndsAsATurnWithoutWords() {
    hear("##########.......");
    words("You", -1.4);
    hear(".................");
    assertThat(seen).endsWith("ended@864:");
  }

  @Test
  void aTurnWithoutEndIsCut() {
    hear("#".repeat(938));
    assertThat(seen).containsExactly("started@96", "decode@30016");
    words("And so on");
    assertThat(seen).endsWith("ended@30016:And so on");
    hear("####");
    assertThat(seen).endsWith("started@30112");
  }

  @Test
  void silenceIsCountedFromTheLastLoudSampleAndNotFromTheModelsTail() {
    hear("##########");
    for (int i = 0; i < 3; i++) {
      take(detector.window(new HeardWindow(position, now(), 0.6f, 0), now()));
      position += HeardWindow.SAMPLES;
    }
    hear("....");
    assertThat(seen).containsExactly("started@96", "decode@384");
  }
}
