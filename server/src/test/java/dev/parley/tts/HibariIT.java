package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.SpeechFixture;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.Level;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the voice was fetched: not every machine reaches a Python index. */
@EnabledIf("dev.parley.SpeechFixture#hasHeart")
class HibariIT {
  private final Hibari voice =
      new Hibari(
          SpeechFixture.models(),
          SpeechFixture.inference(),
          Pronunciations.of(List.of("Siobhan = shi-VAWN"), "here"));

  @AfterEach
  void close() {
    voice.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hello there.|həlˈO ðˈɛɹ.
          She read the book yesterday, and I will read it tomorrow.|ʃˌi ɹˈɛd ðə bˈʊk jˈɛstəɹdˌA, ænd ˌI wɪl ɹˈid ɪt təmˈɑɹO.
          They live near a live music hall.|ðˌA lˈɪv nˌɪɹ ɐ lˈIv mjˈuzɪk hˈɔl.
          A well-known specialist will see you.|ɐ wˌɛlnˈOn spˈɛʃᵊlɪst wɪl sˈi ju.
          The doctor's notes aren't ready yet.|ðə dˈɑktəɹz nˈOts ˌɑɹnt ɹˈɛdi jˈɛt.
          We meet at 3:15 PM.|wˌi mˈit æt θɹˈi fˌɪftˈin pˌiˈɛm.
          He used to work at the U.S. embassy.|hˌi jˈust tə wˈɜɹk æt ðə jˌuˈɛs ˈɛmbəsi.
          """)
  void readsAsItsTeacherDoes(String text, String phonemes) {
    assertThat(voice.phonemes(text)).isEqualTo(phonemes);
  }

  @Test
  void readsNamesNoLexiconHas() {
    assertThat(voice.phonemes("Kowalczykova")).isNotEmpty();
    assertThat(voice.phonemes("\u4f60\u597d")).isEmpty();
  }

  @Test
  void saysNamesAsItsOwnerWroteThemDown() {
    assertThat(voice.phonemes("Is shivawn's mother there?")).isEqualTo("ˌɪz ʃɪvˈɔnz mˈʌðəɹ ðˈɛɹ?");
  }

  @Test
  void isHeardByTheRecogniser() throws Exception {
    short[] spoken =
        SpeechFixture.spoken(
            "Your appointment is on Tuesday at two thirty. Does that still work for you?",
            EmbeddedVoices.HEART);
    String heard = SpeechFixture.heard(SpeechFixture.stt(), spoken).text();
    assertThat(heard.toLowerCase(Locale.ROOT))
        .contains("your appointment is on tuesday at", "does that still work for you?");
  }

  @Test
  void isAsLoudAsATelephoneWantsAndNotCut() throws Exception {
    short[] spoken =
        SpeechFixture.spoken(
            "We can move your appointment to any day of next week.",
            EmbeddedVoices.HEART,
            AudioFrame.WIDEBAND);
    assertThat(Level.dbfs(spoken, 0, spoken.length)).isBetween(-27.0, -17.0);
    for (short sample : spoken) {
      assertThat((int) sample).isBetween(-32_700, 32_700);
    }
  }

  @Test
  void isTheFirstOfTheVoices() {
    assertThat(SpeechFixture.voices().voices()).first().isEqualTo(EmbeddedVoices.HEART);
    assertThat(SpeechFixture.voices().speaks(EmbeddedVoices.HEART)).isEqualTo(EmbeddedVoices.HEART);
  }

  @Test
  void beginsWithSoundAtOnce() throws Exception {
    short[] spoken = SpeechFixture.spoken("Good morning.", EmbeddedVoices.HEART);
    int first = 0;
    while (Math.abs(spoken[first]) < 200) {
      first++;
    }
    assertThat(first).as("samples before the first sound").isLessThan(AudioFrame.NARROWBAND / 12);
    assertThat(spoken.length).isBetween(AudioFrame.NARROWBAND / 2, 2 * AudioFrame.NARROWBAND);
  }

  @Test
  void speaksFasterWhenTold() throws Exception {
    String text = "This is the automated assistant. I can help you move an appointment.";
    short[] own = SpeechFixture.spoken(text, EmbeddedVoices.HEART);
    short[] quick = SpeechFixture.spoken(text, new Voice("hibari", "heart", 1.4));
    assertThat((double) own.length / quick.length).isBetween(1.15, 1.6);
  }

  @Test
  void stopsWhenNobodyListens() throws Exception {
    int[] calls = {0};
    voice.render("One two three four. Five six seven.", "heart", 1, (_, _) -> ++calls[0] < 2);
    assertThat(calls[0]).isEqualTo(2);
  }

  @Test
  void saysNothingOfWhatItCannotSay() throws Exception {
    voice.render("\u4f60\u597d", "heart", 1, (_, count) -> count == 0);
  }
}
