package dev.parley.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.Expects;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Opinions on the end of a turn that are new entries in the list. */
class EndOfTurnOpinionTest extends DetectedVoice {
  private final List<Pause> asked = new ArrayList<>();

  private void add(EndOfTurnOpinion opinion) {
    detector =
        detector(
            Stream.concat(
                    EndOfTurnOpinions.USUAL.stream(),
                    Stream.<EndOfTurnOpinion.Source>of((_, _) -> opinion))
                .toList());
  }

  /** A model that is surer the longer the silence is: it knows nothing before 250 ms. */
  private double modelled(Pause pause) {
    asked.add(pause);
    return pause.silence().toMillis() >= 250 ? 3 : 0;
  }

  @Test
  void oneThatIsSureEndsTheTurnSooner() {
    add(this::modelled);
    hear("##########....");
    words("I would like to talk about my bill.");
    hear(".......");
    assertThat(seen).contains("ended@576:I would like to talk about my bill.");
    assertThat(asked).extracting(Pause::silence).isSorted().hasSizeGreaterThan(3);
  }

  @Test
  void oneThatDoubtsKeepsTheTurnOpenUntilItDoesNot() {
    add(pause -> pause.silence().toMillis() < 1500 ? -50 : 0);
    hear("##########.....");
    words("I would like to talk about my bill.");
    hear(".".repeat(39));
    assertThat(seen).noneMatch(signal -> signal.startsWith("ended"));
    hear(".....");
    assertThat(seen).anyMatch(signal -> signal.startsWith("ended@18"));
  }

  @Test
  void isToldWhatIsKnownOfTheTurn() {
    add(this::modelled);
    detector.listen(Expects.CHOICE);
    hear("##########.....");
    assertThat(asked).isEmpty();
    words("The blue one", -0.3);
    detector.answered(lastDecode.from(), lastDecode.to());
    assertThat(asked.getLast().words()).isEqualTo(new Pause.Words("The blue one", -0.3));
    assertThat(asked.getLast().answered()).isTrue();
    assertThat(asked.getLast().expects()).isEqualTo(Expects.CHOICE);
    assertThat(asked.getLast().to()).isEqualTo(lastDecode.to());
  }

  @Test
  void theWordsOfATurnThatWasTakenBackAreWeighedTogether() {
    List<String> weighed = new ArrayList<>();
    detector =
        detector(
            EndOfTurnOpinions.with((words, _) -> {
              weighed.add(words);
              return words.endsWith("today.") ? 0.99 : 0.5;
            }));
    hear("##########....");
    words("I would like it");
    hear(".........");
    hear("######....");
    words("today.");
    hear("....");
    assertThat(weighed).containsExactly("I would like it", "I would like it today.");
    assertThat(seen).last().asString().startsWith("ended@").endsWith(":today.");
  }

  @Test
  void aRecognisersOwnOpinionIsHeardOnceTheWordsAreThere() {
    add(pause -> pause.recogniser().orElse(0) > 0.9 ? 5 : -50);
    hear("##########.....");
    take(detector.recogniserThinks(position, 0.5));
    take(detector.recogniserThinks(position, 0.97));
    assertThat(seen).noneMatch(signal -> signal.startsWith("ended"));
    words("Yes, that is fine.");
    hear(".".repeat(20));
    assertThat(seen).anyMatch(signal -> signal.endsWith(":Yes, that is fine."));
  }

  @Test
  void aRecognisersOpinionOfEarlierSpeechIsNoneOfWhatFollowed() {
    add(pause -> pause.recogniser().isPresent() ? 0 : -50);
    hear("##########.....");
    long before = position;
    take(detector.recogniserThinks(before, 0.97));
    hear("##########.....");
    take(detector.recogniserThinks(before, 0.97));
    words("Yes, that is fine.");
    hear(".".repeat(40));
    assertThat(seen).noneMatch(signal -> signal.startsWith("ended"));
  }

  @Test
  void partialWordsOverTheAgentInterruptItAndLateOnesDoNot() {
    agent(true);
    hear("######");
    take(detector.partial("Hold on a moment", position));
    assertThat(seen).contains("started@192");
    seen.clear();
    detector.forget();
    long before = position;
    hear("....###");
    take(detector.partial("Hold on a moment", before));
    assertThat(seen).noneMatch(signal -> signal.startsWith("started"));
  }
}
