package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.G711;
import dev.parley.audio.G722;
import dev.parley.sip.message.Credentials;
import dev.parley.sip.transaction.TransportProtocol;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrunkTextTest {
  @Test
  void readsUserPasswordHostPortAndTransport() {
    Trunk trunk = trunk("sip:alice:s3cret@sip.example.com:5080;transport=tcp");
    assertThat(trunk.proxy().host()).isEqualTo("sip.example.com");
    assertThat(trunk.proxy().port()).isEqualTo(5080);
    assertThat(trunk.transport()).isEqualTo(TransportProtocol.TCP);
    assertThat(trunk.credentials()).isEqualTo(new Credentials("alice", "s3cret"));
    assertThat(trunk.codecs()).containsExactly(G722.CODEC, G711.PCMU, G711.PCMA);
    assertThat(trunk.capacity()).isEqualTo(7);
    assertThat(trunk.ringTime()).isEqualTo(Duration.ofSeconds(40));
    assertThat(trunk.addressOf("+15551234567"))
        .hasToString("sip:+15551234567@sip.example.com:5080;transport=tcp");
    assertThat(trunk.identity(null)).hasToString("sip:+15550001@sip.example.com");
    assertThat(trunk.identity("+15559999")).hasToString("sip:+15559999@sip.example.com");
  }

  @Test
  void readsItsOwnParameters() {
    Trunk trunk =
        trunk(
            "sip:10.0.0.9;codecs=pcma,PCMU;from-user=acct;from-domain=carrier.test;ring=25;capacity=3");
    assertThat(trunk.credentials()).isNull();
    assertThat(trunk.codecs()).containsExactly(G711.PCMA, G711.PCMU);
    assertThat(trunk.identity("+1555")).hasToString("sip:acct@carrier.test");
    assertThat(trunk.ringTime()).isEqualTo(Duration.ofSeconds(25));
    assertThat(trunk.capacity()).isEqualTo(3);
  }

  @Test
  void readsWhereItMayMoveCallsTo() {
    assertThat(trunk("sip:h").redirects()).isEmpty();
    assertThat(
            trunk("sip:h;redirects=Sip2.Carrier.example,*.other.example,203.0.113.7,[2001:DB8::1]")
                .redirects())
        .containsExactlyInAnyOrder(
            "sip2.carrier.example", "other.example", "203.0.113.7", "2001:db8::1");
  }

  @Test
  void takesSpecialCharactersInThePassword() {
    assertThat(trunk("sip:u:p@ss:w;rd@[::1]:5060").credentials())
        .isEqualTo(new Credentials("u", "p@ss:w;rd"));
    assertThat(trunk("sip:u%40d:a%25b+c@h").credentials())
        .isEqualTo(new Credentials("u@d", "a%b+c"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trunk.example.com | sip:",
        "sip:alice@host | password",
        "sip:alice:@host | password",
        "sip:alice:hunter2@ | host:port",
        "sip:alice:hunter2@h:99999 | h:99999",
        "sip:alice:hunter2@h:x | h:x",
        "sip:alice:hun%zzter2@h | %25",
        "sip:alice:hunter2@h;transport=tls | tls",
        "sip:alice:hunter2@h;codecs=G729 | G729",
        "sip:alice:hunter2@h;codecs= | codecs",
        "sip:alice:hunter2@h;ring=0 | ring",
        "sip:alice:hunter2@h;capacity=many | many",
        "sip:alice:hunter2@h;from-user=a b | a b",
        "sip:alice:hunter2@h;color=red | color",
        "sip:alice:hunter2@h;transport=tls | does not speak TLS yet",
        "sip:alice:hunter2@h:5061;transport=TLS | SIP proxy beside Parley",
        "sips:alice:hunter2@h | does not speak TLS yet",
        "SIPS:alice:hunter2@h:5061;transport=tcp | does not speak TLS yet",
        "sip:alice:hunter2@h;transport=wss | does not speak WSS yet",
        "sip:alice:hunter2@h;redirects=a b | a b",
        "sip:alice:hunter2@h;redirects=a.example, | redirects",
      })
  void saysWhatIsWrongWithoutThePassword(String text, String named) {
    assertThat(problems(text))
        .singleElement()
        .asString()
        .startsWith("PARLEY_TRUNK cannot be used: ")
        .contains(named)
        .doesNotContain("hunter2");
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    assertThat(problems("sip:a:b@h;transport=tls;ring=-1;x=1")).hasSize(3);
    assertThat(TrunkText.parse("PARLEY_TRUNK", "sip:h", "not a number", 1, Duration.ofSeconds(1)))
        .isInstanceOfSatisfying(
            TrunkText.Result.Invalid.class,
            invalid -> assertThat(invalid.problems().getFirst()).contains("not a number"));
  }

  @Test
  void hidesThePasswordInItsTextForm() {
    assertThat(trunk("sip:alice:hunter2@h").toString()).doesNotContain("hunter2");
  }

  private static TrunkText.Result parse(String text) {
    return TrunkText.parse("PARLEY_TRUNK", text, "+15550001", 7, Duration.ofSeconds(40));
  }

  private static Trunk trunk(String text) {
    return switch (parse(text)) {
      case TrunkText.Result.Valid(Trunk trunk) -> trunk;
      case TrunkText.Result.Invalid(List<String> problems) -> throw new AssertionError(problems);
    };
  }

  private static List<String> problems(String text) {
    return switch (parse(text)) {
      case TrunkText.Result.Valid(Trunk trunk) -> throw new AssertionError("read " + trunk);
      case TrunkText.Result.Invalid(List<String> problems) -> problems;
    };
  }
}
