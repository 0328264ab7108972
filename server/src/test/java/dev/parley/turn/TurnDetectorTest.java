package dev.parley.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a turn begins and when it is over. */
class TurnDetectorTest extends DetectedVoice {
  @Test
  void aTurnStartsSoonAndEndsAfterAThirdOfASecondOfSilence() {
    hear("..########.......");
    words("Tuesday would suit me.");
    hear("..............");
    assertThat(seen)
        .containsExactly("started@160", "decode@416", "ended@672:Tuesday would suit me.");
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
    "YES_NO, Good evening., 352",
    "CHOICE, The first one., 352",
    "OPEN, I called last week., 352",
    "DATE, On Tuesday., 352",
    "DIGITS, Four one five., 1312",
    "ADDRESS, Twelve Oak Street., 1312",
    "YES_NO, 'Yes,', 1312",
    "YES_NO, I would like to, 1312",
    "OPEN, I would like to, 1312",
    "OPEN, Let me see., 1312",
    "DIGITS, Four one five and, 1824"
  })
  void theSilenceThatEndsATurnGoesByWhatIsExpectedAndByTheWords(
      Expects expects, String text, long silence) {
    detector.listen(expects);
    hear("##########........");
    words(text);
    hear(".".repeat((int) (silence / 32) - 8));
    assertThat(seen).endsWith("ended@" + (320 + silence) + ":" + text);
  }

  @Test
  void wordsOnlyGuessedAtAreWaitedForLessAlthoughTheySoundUnfinished() {
    detector.listen(Expects.CHOICE);
    hear("##########........");
    words("Asterin and.", -0.53);
    hear(".....................");
    assertThat(seen).endsWith("ended@1248:Asterin and.");
  }

  @Test
  void whoSpokeAndWasNotUnderstoodIsNotTakenForNoise() {
    detector.listen(Expects.YES_NO);
    hear("#############.......");
    words("", -0.88);
    hear("..............");
    assertThat(seen).endsWith("ended@768:" + TurnDetector.UNINTELLIGIBLE);
  }

  @Test
  void aShortNoiseIsNoTurn() {
    detector.listen(Expects.YES_NO);
    hear("########.......");
    words("You", -0.88);
    hear("..............");
    assertThat(seen).endsWith("ended@608:");
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
  @CsvSource({"Yes., 352", "'Yes, that works for me.', 224"})
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
      take(
          detector.window(
              new HeardWindow(position, now(), 0.9f, i % 3 == 0 ? 256 : 0, -48, 0), now()));
      position += HeardWindow.TICKS;
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
            "started@96", "decode@416", "resumed@576", "decode@800", "ended@1056:I think Tuesday.");
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
  void noiseEndsAsATurnWithoutWords() {
    hear("##########.......");
    words("You", -1.4);
    hear(".................");
    assertThat(seen).endsWith("ended@672:");
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
      take(detector.window(new HeardWindow(position, now(), 0.6f, 0, -60, 0), now()));
      position += HeardWindow.TICKS;
    }
    hear("....");
    assertThat(seen).containsExactly("started@96", "decode@384");
  }
}
