package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A text is heard as a call would hear it, in the real voices. */
class VoiceApiIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final int HEADER = 44;
  private static final int RATE_AT = 24;
  private static final int LOUD = 2_000;

  private static Reply say(String body) {
    return api.client().post("/voice/say", body);
  }

  private static double seconds(Reply sound) {
    ByteBuffer wav = ByteBuffer.wrap(sound.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    return (wav.capacity() - HEADER) / 2.0 / wav.getInt(RATE_AT);
  }

  private static int loudest(Reply sound) {
    ByteBuffer wav = ByteBuffer.wrap(sound.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    int loudest = 0;
    for (int at = HEADER; at + 1 < wav.capacity(); at += 2) {
      loudest = Math.max(loudest, Math.abs(wav.getShort(at)));
    }
    return loudest;
  }

  @Test
  void speaksAtTheRateOfTheLineInTheVoiceThatIsAskedFor() {
    Reply wide = say("{\"text\": \"Hello, this is Parley.\"}");
    assertThat(wide.header("Content-Type")).isEqualTo("audio/wav");
    assertThat(wide.header("Cache-Control")).contains("no-store");
    assertThat(ByteBuffer.wrap(wide.bytes()).order(ByteOrder.LITTLE_ENDIAN).getInt(RATE_AT))
        .isEqualTo(16_000);
    assertThat(seconds(wide)).isBetween(0.8, 4.0);
    assertThat(loudest(wide)).isGreaterThan(LOUD);
    Reply narrow = say("{\"text\": \"Hello, this is Parley.\", \"rate\": 8000}");
    assertThat(seconds(narrow)).isBetween(0.9 * seconds(wide), 1.1 * seconds(wide));
    Reply other =
        say(
            "{\"text\": \"Hello, this is Parley.\", \"voice\": {\"engine\": \"flite\", \"id\": \"slt\"}}");
    assertThat(other.bytes()).isNotEqualTo(wide.bytes());
    Reply slow = say("{\"text\": \"Hello, this is Parley.\", \"voice\": {\"speed\": 0.5}}");
    assertThat(seconds(slow)).isGreaterThan(1.4 * seconds(wide));
  }

  @Test
  void fillsReferencesAndBreathesBetweenSentences() {
    String scope = "\"scope\": {\"metadata\": {\"place\": \"the library in the city park\"}}";
    Reply long_ = say("{\"text\": \"Hello from {{place}}. Good day.\", %s}".formatted(scope));
    Reply short_ = say("{\"text\": \"Hello. Good day.\"}");
    assertThat(seconds(long_)).isGreaterThan(seconds(short_) + 0.5);
  }

  @Test
  void refusesWhatNobodyShouldHear() {
    assertThat(say("{\"text\": \" \"}").code()).isEqualTo("missing_field");
    assertThat(
            api.client()
                .wrongly()
                .post("/voice/say", "{\"text\": \"%s\"}".formatted("x".repeat(1_001)))
                .message())
        .contains("1001", "1000");
    assertThat(say("{\"text\": \"Hi\", \"rate\": 44100}").message()).contains("8000 or 16000");
    assertThat(
            api.client()
                .wrongly()
                .post("/voice/say", "{\"text\": \"Hi\", \"voice\": {\"speed\": 9}}")
                .field())
        .isEqualTo("voice.speed");
  }
}
