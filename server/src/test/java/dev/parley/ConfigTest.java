package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.llm.ChatProtocol;
import dev.parley.llm.ChatServer;
import dev.parley.llm.ModelBudget;
import dev.parley.llm.Price;
import dev.parley.outbound.Endpoint;
import dev.parley.stt.HearingProtocol;
import dev.parley.stt.HearingServer;
import dev.parley.tts.VoiceProtocol;
import dev.parley.tts.VoiceServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  @Test
  void worksWithNothingSet() {
    Config config = Config.read(Map.of("HOME", "/home/ada", "PATH", "/bin"));
    assertThat(config.home()).isEqualTo(Path.of("/home/ada/.local/share/parley"));
    assertThat(config.http().getPort()).isEqualTo(8080);
    assertThat(config.trunk()).isNull();
    assertThat(config.dialAllow().text()).isEqualTo("all");
    assertThat(config.ringTime()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void tellsEveryProblemAtOnce() {
    assertThatThrownBy(() ->
            Config.read(
                Map.of(
                    "PARLEY_HTTP_PORT", "eighty",
                    "PARLEY_RTP_PORTS", "20000-20010",
                    "PARLEY_MODEL", "huge",
                    "PARLEY_DIAL_ALLOW", "US,Narnia",
                    "PARLEY_TRUSTED_PROXIES", "my-proxy",
                    "PARLEY_TRUNKS", "sip:a@b")))
        .isInstanceOf(Config.InvalidConfigException.class)
        .hasMessageContaining("PARLEY_HTTP_PORT is \"eighty\"")
        .hasMessageContaining("PARLEY_RTP_PORTS is \"20000-20010\"")
        .hasMessageContaining("PARLEY_MODEL is \"huge\"; it can be base or tiny.")
        .hasMessageContaining("PARLEY_DIAL_ALLOW is \"US,Narnia\": \"Narnia\" is no country")
        .hasMessageContaining("PARLEY_TRUSTED_PROXIES is \"my-proxy\"; it must be addresses")
        .hasMessageContaining("PARLEY_TRUNKS is not a setting of Parley");
  }

  @Test
  void treatsABlankSettingAsUnset() {
    assertThat(Config.read(Map.of("PARLEY_TRUNK", " ")).trunk()).isNull();
  }

  @Test
  void takesALanguageModel(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("key"), "sk-of-a-file\n");
    Config config =
        Config.read(
            Map.of(
                "PARLEY_MODEL_URL", "http://localhost:11434/v1",
                "PARLEY_MODEL_NAME", "qwen3:4b",
                "PARLEY_MODEL_KEY_FILE", file.toString(),
                "PARLEY_MODEL_PRICE", "0.15/0.60"));
    assertThat(config.languageModels())
        .containsExactly(
            new ChatServer(
                ChatProtocol.OPENAI,
                new Endpoint(
                    URI.create("http://localhost:11434/v1"),
                    "qwen3:4b",
                    new Endpoint.Key("sk-of-a-file")),
                new Price(new BigDecimal("0.15"), new BigDecimal("0.60"))));
    assertThat(config.toString()).doesNotContain("sk-of-a-file");
    assertThat(Config.read(Map.of()).languageModels()).isEmpty();
  }

  @Test
  void tellsWhatIsWrongWithALanguageModelAndNeverItsKey() {
    assertThatThrownBy(() -> Config.read(Map.of("PARLEY_MODEL_URL", "http://localhost/v1")))
        .hasMessageContaining("needs PARLEY_MODEL_URL and PARLEY_MODEL_NAME");
    assertThatThrownBy(() ->
            Config.read(
                Map.of(
                    "PARLEY_MODEL_URL", "http://me:hidden@localhost/v1",
                    "PARLEY_MODEL_NAME", "small",
                    "PARLEY_MODEL_KEY", "sk-one two",
                    "PARLEY_MODEL_KEY_FILE", "/no/such/file")))
        .hasMessageContaining("PARLEY_MODEL_URL must be an address")
        .hasMessageContaining("only one of PARLEY_MODEL_KEY and PARLEY_MODEL_KEY_FILE")
        .hasMessageContaining("\"/no/such/file\", which cannot be read")
        .hasMessageNotContaining("hidden");
    assertThatThrownBy(() ->
            Config.read(
                Map.of(
                    "PARLEY_MODEL_URL", "http://localhost/v1",
                    "PARLEY_MODEL_NAME", "small",
                    "PARLEY_MODEL_KEY", "sk-one two")))
        .hasMessageContaining("PARLEY_MODEL_KEY is no key")
        .hasMessageNotContaining("sk-one");
    assertThatThrownBy(() -> Config.read(Map.of("PARLEY_MODEL_PRICE", "cheap")))
        .hasMessageContaining("PARLEY_MODEL_PRICE is \"cheap\"; it must be the price");
    assertThatThrownBy(() -> Config.read(Map.of("PARLEY_MODEL_PRICE", "-1/2")))
        .hasMessageContaining("PARLEY_MODEL_PRICE is \"-1/2\"");
  }

  @Test
  void takesSeveralLanguageModelsInTheirOrder() {
    Config config =
        Config.read(
            Map.of(
                "PARLEY_MODEL_URL", "https://api.anthropic.com/v1",
                "PARLEY_MODEL_NAME", "claude-haiku",
                "PARLEY_MODEL_KEY", "sk-first",
                "PARLEY_MODEL_PROTOCOL", "anthropic",
                "PARLEY_MODEL_2_URL", "http://localhost:11434/v1",
                "PARLEY_MODEL_2_NAME", "qwen3:4b"));
    assertThat(config.languageModels())
        .extracting(ChatServer::protocol, ChatServer::name)
        .containsExactly(
            tuple(ChatProtocol.ANTHROPIC, "claude-haiku at api.anthropic.com"),
            tuple(ChatProtocol.OPENAI, "qwen3:4b at localhost:11434"));
    assertThat(config.toString()).doesNotContain("sk-first");
    assertThatThrownBy(() ->
            Config.read(
                Map.of("PARLEY_MODEL_2_KEY", "sk-second", "PARLEY_MODEL_PROTOCOL", "gemini")))
        .hasMessageContaining("needs PARLEY_MODEL_2_URL and PARLEY_MODEL_2_NAME")
        .hasMessageContaining("PARLEY_MODEL_PROTOCOL is \"gemini\"; it can be openai or anthropic.")
        .hasMessageNotContaining("sk-second");
  }

  @Test
  void takesABudgetOfALanguageModel() {
    assertThat(Config.read(Map.of()).modelBudget()).isEqualTo(ModelBudget.UNLIMITED);
    assertThat(
            Config.read(
                    Map.of(
                        "PARLEY_MODEL_PRICE", "0.15/0.60",
                        "PARLEY_MODEL_TOKENS_PER_CALL", "20000",
                        "PARLEY_MODEL_COST_PER_DAY", "2.50"))
                .modelBudget())
        .isEqualTo(
            new ModelBudget(
                new ModelBudget.Limit(20_000, Long.MAX_VALUE),
                new ModelBudget.Limit(Long.MAX_VALUE, 2_500_000)));
    assertThatThrownBy(() ->
            Config.read(
                Map.of(
                    "PARLEY_MODEL_COST_PER_CALL", "0.05",
                    "PARLEY_MODEL_TOKENS_PER_DAY", "many")))
        .hasMessageContaining("PARLEY_MODEL_COST_PER_CALL is set, and PARLEY_MODEL_PRICE is not")
        .hasMessageContaining("PARLEY_MODEL_TOKENS_PER_DAY is \"many\"; it must be a whole number");
  }

  @Test
  void takesAVoiceOfAServer() {
    Config config =
        Config.read(
            Map.of(
                "PARLEY_VOICE_URL", "https://api.elevenlabs.io/v1",
                "PARLEY_VOICE_PROTOCOL", "elevenlabs",
                "PARLEY_VOICE_MODEL", "eleven_flash_v2_5",
                "PARLEY_VOICE_NAME", "JBFqnCBsd6RMkjVDRZzb",
                "PARLEY_VOICE_KEY", "xi-of-mine"));
    assertThat(config.voiceServer())
        .isEqualTo(
            new VoiceServer(
                VoiceProtocol.ELEVENLABS,
                new Endpoint(
                    URI.create("https://api.elevenlabs.io/v1"),
                    "eleven_flash_v2_5",
                    new Endpoint.Key("xi-of-mine")),
                "JBFqnCBsd6RMkjVDRZzb"));
    assertThat(config.toString()).doesNotContain("xi-of-mine");
    assertThat(
            Config.read(
                    Map.of(
                        "PARLEY_VOICE_URL", "https://api.deepgram.com/v1",
                        "PARLEY_VOICE_PROTOCOL", "deepgram",
                        "PARLEY_VOICE_NAME", "aura-2-thalia-en"))
                .voiceServer())
        .isEqualTo(
            new VoiceServer(
                VoiceProtocol.DEEPGRAM,
                new Endpoint(URI.create("https://api.deepgram.com/v1"), "aura-2-thalia-en", null),
                "aura-2-thalia-en"));
  }

  @Test
  void tellsWhatIsWrongWithAVoiceOfAServer() {
    assertThatThrownBy(() ->
            Config.read(
                Map.of(
                    "PARLEY_VOICE_PROTOCOL", "smoke",
                    "PARLEY_VOICE_URL", "http://localhost:8880/v1",
                    "PARLEY_VOICE_NAME", "nova")))
        .hasMessageContaining(
            "PARLEY_VOICE_PROTOCOL is \"smoke\"; it can be openai or elevenlabs or deepgram.")
        .hasMessageContaining(
            "needs PARLEY_VOICE_URL, PARLEY_VOICE_MODEL and PARLEY_VOICE_NAME; set all of them");
  }

  @Test
  void takesARecogniserOfAServer() {
    Config config =
        Config.read(
            Map.of(
                "PARLEY_HEARING_URL", "http://localhost:8000/v1",
                "PARLEY_HEARING_MODEL", "whisper-large-v3-turbo"));
    assertThat(config.hearingServer())
        .isEqualTo(
            new HearingServer(
                HearingProtocol.OPENAI,
                new Endpoint(
                    URI.create("http://localhost:8000/v1"), "whisper-large-v3-turbo", null)));
    assertThatThrownBy(() -> Config.read(Map.of("PARLEY_HEARING_KEY", "sk-of-mine")))
        .hasMessageContaining("needs PARLEY_HEARING_URL and PARLEY_HEARING_MODEL")
        .hasMessageNotContaining("sk-of-mine");
  }
}
