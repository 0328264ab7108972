package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.AddressCheck;
import dev.parley.Config;
import dev.parley.Findings;
import dev.parley.OptionsPeer;
import dev.parley.ScriptedTrunk;
import dev.parley.models.ModelStore;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code check} says of trunks, addresses, ports and homes, against real peers. */
class TrunkCheckIT {
  @TempDir private Path home;

  private Findings check(String trunk, String... more) throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("PARLEY_HOME", home.toString());
    settings.put("PARLEY_HTTP_PORT", "0");
    settings.put("PARLEY_SIP_PORT", "0");
    settings.put("PARLEY_SIP_HOST", "127.0.0.1");
    settings.put("PARLEY_CALLS_AT_ONCE", "1");
    settings.put("PARLEY_TRUNK", trunk);
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return CheckCommand.check(settings, ModelStore.open(home, Map.of()));
  }

  private Findings asking(Function<String, String> answers, String account) throws Exception {
    try (OptionsPeer peer = new OptionsPeer(answers)) {
      Findings findings = check("sip:%s127.0.0.1:%d".formatted(account, peer.port()));
      assertThat(peer.methods()).isNotEmpty().containsOnly("OPTIONS");
      return findings;
    }
  }

  /** What is wrong besides the models, which no test of these has. */
  private static List<String> wrong(Findings findings) {
    return findings.of(Findings.Kind.WRONG).stream()
        .filter(text -> !text.startsWith("Models are missing"))
        .toList();
  }

  private static String only(Findings findings) {
    assertThat(wrong(findings)).hasSize(1);
    return wrong(findings).getFirst();
  }

  @Test
  void aPasswordThatTheTrunkTakesIsProven() throws Exception {
    Findings findings = asking(OptionsPeer.challenging("ada", "p@ss", "403 No"), "ada:p%40ss@");
    assertThat(wrong(findings)).isEmpty();
    assertThat(findings.of(Findings.Kind.OK))
        .anyMatch(text -> text.startsWith("trunk takes user and password"));
    assertThat(findings.of(Findings.Kind.UNPROVEN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"401 Unauthorized", "403 Forbidden", "407 Proxy Authentication Required"})
  void aWrongPasswordIsFound(String refusal) throws Exception {
    assertThat(only(asking(OptionsPeer.challenging("ada", "right", refusal), "ada:wrong@")))
        .startsWith("The trunk refuses user and password")
        .contains(refusal)
        .doesNotContain("wrong@");
  }

  @Test
  void aPasswordThatIsNotAskedForIsNotProven() throws Exception {
    Findings findings = asking(_ -> "200 OK", "ada:any@");
    assertThat(wrong(findings)).isEmpty();
    assertThat(findings.of(Findings.Kind.UNPROVEN))
        .singleElement()
        .asString()
        .contains("password", "only with a call");
    assertThat(findings.report().getLast()).doesNotContain("All is well");
  }

  @Test
  void aPasswordThatIsLackingIsAskedFor() throws Exception {
    assertThat(only(asking(OptionsPeer.challenging("ada", "x", "403 No"), "")))
        .contains("asks for a password", "PARLEY_TRUNK has none");
  }

  @Test
  void aChallengeThatNobodyKnowsIsTold() throws Exception {
    assertThat(
            only(
                asking(
                    _ ->
                        "401 No\nWWW-Authenticate: Digest realm=\"r\", nonce=\"n\", algorithm=AKAv1-MD5",
                    "ada:x@")))
        .contains("in a way that Parley does not know");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 Forbidden                                         | The trunk refuses Parley
          403 Not registered                                    | REGISTER
          404 Not registered                                    | REGISTER
          403 Forbidden~Warning: 399 x "Please register first"  | Please register first
          503 Service Unavailable                               | takes no calls now
          500 Server Internal Error                             | takes no calls now
          603 Decline                                           | The trunk refuses Parley
          494 Security Agreement Required                       | TLS
          421 Extension Required~Require: sec-agree             | TLS
          """)
  void whatSpeaksAgainstCallsIsTold(String answer, String told) throws Exception {
    Findings findings = asking(_ -> answer.replace('~', '\n'), "");
    assertThat(wrong(findings)).anyMatch(text -> text.contains(told));
    assertThat(findings.well()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"200 OK", "404 Not Found", "405 Method Not Allowed", "480 Gone", "501 No"})
  void anyOtherAnswerProvesThatTheTrunkIsThere(String answer) throws Exception {
    Findings findings = asking(_ -> answer, "");
    assertThat(wrong(findings)).isEmpty();
    assertThat(findings.of(Findings.Kind.OK)).anyMatch(text -> text.contains(answer));
  }

  @Test
  void aTrunkThatTakesOnlySrtpIsTold() throws Exception {
    String sdp = ScriptedTrunk.sdp("127.0.0.1", 4000, 0).replace("RTP/AVP", "RTP/SAVP");
    assertThat(only(asking(_ -> "200 OK\nContent-Type: application/sdp\n\n" + sdp, "")))
        .contains("SRTP", "session border controller");
  }

  @Test
  void whatParleyCannotDoYetIsAlwaysSaid() throws Exception {
    assertThat(asking(_ -> "200 OK", "").of(Findings.Kind.NOTE))
        .anyMatch(text ->
            text.contains("REGISTER")
                && text.contains("TLS")
                && text.contains("SRTP")
                && text.contains("REFER")
                && text.contains("Opus")
                && text.contains("IP authentication"));
  }

  @Test
  void aTrunkThatIsNotThereIsTold() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      assertThat(only(check("sip:127.0.0.1:" + silent.getLocalPort())))
          .contains("did not answer OPTIONS");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sips:carrier.example", "sip:carrier.example;transport=tls"})
  void aTrunkByTlsIsToldTruthfully(String trunk) throws Exception {
    assertThat(only(check(trunk))).contains("TLS", "does not speak").doesNotContain("start with");
  }

  @Test
  void aTrunkOfIpv6WantsIpv6() throws Exception {
    try (OptionsPeer peer = new OptionsPeer(InetAddress.ofLiteral("::1"), _ -> "200 OK")) {
      String trunk = "sip:[::1]:%d".formatted(peer.port());
      assertThat(only(check(trunk))).contains("IPv6", "PARLEY_SIP_HOST=::");
      assertThat(only(check(trunk, "PARLEY_SIP_HOST", "0.0.0.0"))).contains("PARLEY_SIP_HOST=::");
      assertThat(peer.methods()).isEmpty();
      assertThat(wrong(check(trunk, "PARLEY_SIP_HOST", "::"))).isEmpty();
    }
  }

  @Test
  void aTrunkOfIpv4WantsIpv4() throws Exception {
    try (OptionsPeer peer = new OptionsPeer(_ -> "200 OK")) {
      String trunk = "sip:127.0.0.1:%d".formatted(peer.port());
      assertThat(only(check(trunk, "PARLEY_SIP_HOST", "::1")))
          .contains("IPv4", "PARLEY_SIP_HOST=0.0.0.0");
      assertThat(wrong(check(trunk, "PARLEY_SIP_HOST", "0.0.0.0"))).isEmpty();
      assertThat(wrong(check(trunk, "PARLEY_SIP_HOST", "::"))).isEmpty();
    }
  }

  @Test
  void aTrunkBeyondTheLoopbackIsOutOfItsReach() throws Exception {
    assertThat(only(check("sip:192.0.2.1"))).contains("out of reach", "PARLEY_SIP_HOST=0.0.0.0");
  }

  @Test
  void namesThatNobodyKnowsAreTold() throws Exception {
    assertThat(only(check("sip:no-such-host.invalid"))).contains("no-such-host.invalid");
    try (OptionsPeer peer = new OptionsPeer(_ -> "200 OK")) {
      String trunk = "sip:127.0.0.1:%d".formatted(peer.port());
      assertThat(only(check(trunk, "PARLEY_ADVERTISED_HOST", "no-such-host.invalid")))
          .contains("PARLEY_ADVERTISED_HOST", "no-such-host.invalid");
      assertThat(wrong(check(trunk, "PARLEY_SIP_HOST", "no-such-host.invalid")))
          .anyMatch(text -> text.startsWith("PARLEY_SIP_HOST"));
      assertThat(only(check(trunk, "PARLEY_HTTP_HOST", "no-such-host.invalid")))
          .startsWith("PARLEY_HTTP_HOST");
      assertThat(wrong(check(trunk, "PARLEY_ADVERTISED_HOST", "127.0.0.1"))).isEmpty();
    }
  }

  @Test
  void norDoesAServerStartWithThem() {
    Map<String, String> settings =
        Map.of(
            "PARLEY_ADVERTISED_HOST", "no-such-host.invalid",
            "PARLEY_SIP_HOST", "nor-this.invalid",
            "PARLEY_HTTP_HOST", "nor-that.invalid");
    assertThatThrownBy(() -> AddressCheck.require(Config.read(settings)))
        .isInstanceOf(Config.InvalidConfigException.class)
        .hasMessageContainingAll(
            "PARLEY_ADVERTISED_HOST is \"no-such-host.invalid\"",
            "PARLEY_SIP_HOST is \"nor-this.invalid\"",
            "PARLEY_HTTP_HOST is \"nor-that.invalid\"");
    AddressCheck.require(Config.read(Map.of("PARLEY_ADVERTISED_HOST", "127.0.0.1")));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, nobody else can reach",
    "2001:db8::1, reached by IPv4 only",
  })
  void anAdvertisedAddressThatCannotServeIsTold(String address, String told) throws Exception {
    try (OptionsPeer peer = new OptionsPeer(_ -> "200 OK")) {
      assertThat(
              only(
                  check(
                      "sip:127.0.0.1:%d".formatted(peer.port()),
                      "PARLEY_ADVERTISED_HOST",
                      address)))
          .contains("PARLEY_ADVERTISED_HOST", told);
    }
  }

  @Test
  void portsInUseAreTold() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (OptionsPeer peer = new OptionsPeer(_ -> "200 OK");
        ServerSocket http = new ServerSocket(0, 1, loopback);
        DatagramSocket sip = new DatagramSocket(0, loopback)) {
      String trunk = "sip:127.0.0.1:%d".formatted(peer.port());
      assertThat(only(check(trunk, "PARLEY_HTTP_PORT", Integer.toString(http.getLocalPort()))))
          .contains("HTTP cannot listen", "PARLEY_HTTP_PORT");
      assertThat(wrong(check(trunk, "PARLEY_SIP_PORT", Integer.toString(sip.getLocalPort()))))
          .anyMatch(text -> text.contains("SIP cannot listen"));
      assertThat(
              only(check(trunk, "PARLEY_RTP_PORTS", "20000-20101", "PARLEY_CALLS_AT_ONCE", "60")))
          .contains("120 RTP ports", "PARLEY_RTP_PORTS");
    }
  }

  @Test
  void homesThatCannotBeUsedAreTold() throws Exception {
    Path file = Files.createFile(home.resolve("file"));
    Path dangling = Files.createSymbolicLink(home.resolve("link"), home.resolve("nowhere"));
    Path full = Path.of("/proc/parley");
    try (OptionsPeer peer = new OptionsPeer(_ -> "200 OK")) {
      String trunk = "sip:127.0.0.1:%d".formatted(peer.port());
      for (Path bad : List.of(file, file.resolve("below"), dangling, full)) {
        assertThat(only(check(trunk, "PARLEY_HOME", bad.toString())))
            .contains(bad.toString(), "PARLEY_HOME");
      }
      Path fresh = home.resolve("fresh");
      assertThat(wrong(check(trunk, "PARLEY_HOME", fresh.toString()))).isEmpty();
      assertThat(fresh).doesNotExist();
    }
    try (var left = Files.list(home)) {
      assertThat(left).containsExactlyInAnyOrder(file, dangling);
    }
  }

  @Test
  void everySettingThatCannotBeReadIsTold() throws Exception {
    assertThat(wrong(check("sip:x", "PARLEY_SIP_PORT", "sixty", "PARLEY_RTP_PORTS", "many")))
        .hasSize(2)
        .anyMatch(text -> text.contains("PARLEY_SIP_PORT"))
        .anyMatch(text -> text.contains("PARLEY_RTP_PORTS"));
  }
}
