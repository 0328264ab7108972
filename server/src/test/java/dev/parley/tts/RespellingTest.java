package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RespellingTest {
  @ParameterizedTest
  @CsvSource({
    "shi-VAWN,     ʃɪvˈɔn,      shivawn",
    "WIN,          wˈɪn,        win",
    "win,          wˈɪn,        win",
    "NEE-uv,       nˈiəv,       neeuv",
    "ser-SHUH,     səɹʃˈʌ,      sershuh",
    "hwah-KEEN,    hwOkˈin,     hwahkeen",
    "ah-LAY-huh,   OlˈAhə,      ahlayhuh",
    "KY-zer,       kˈIzəɹ,      kyzer",
    "GER-tuh,      ɡˈɜɹtə,      gertuh",
    "yoh-HAN-us,   jOhˈænəs,    yohhanus",
    "choo-EE,      ʧuˈi,        chooee",
    "STRAWNG,      stɹˈɔŋ,      strawng",
    "O'-fee-uh,    ˈɑfiə,       ofeeuh",
  })
  void readsSyllablesAsNewspapersWriteThem(String respelled, String phonemes, String plain) {
    assertThat(Respelling.phonemes(respelled)).contains(phonemes);
    assertThat(Respelling.plain(respelled)).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shh", "bra-ueo", ""})
  void leavesToTheVoiceWhatHasNoVowelThatItKnows(String respelled) {
    assertThat(Respelling.phonemes(respelled)).isEmpty();
  }
}
