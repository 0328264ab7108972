package dev.parley.tts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PiperPhonemesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          həlˈO ðˈɛɹ.              | həlˈoʊ ðˈɛɹ.
          ɹˈɛd ðə bˈʊk jˈɛstəɹdˌA  | ɹˈɛd ðə bˈʊk jˈɛstɚdˌeɪ
          wˈɜɹkəɹ                  | wˈɜːkɚ
          ʤˈʌʤ ʧˈYs                | dʒˈʌdʒ tʃˈɔɪs
          hˈæpi θɹˈi               | hˈæpi θɹˈiː
          bˈɛTəɹ nˈW — jˈu         | bˈɛɾɚ nˈaʊ , jˈuː
          """)
  void writesAsPiperLearnt(String ours, String piper) {
    assertThat(PiperPhonemes.of(ours)).isEqualTo(piper);
  }
}
