package dev.parley.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7616 section 3.9.1 and RFC 2617 section 3.5. */
class ChallengeTest {
  private static final String RFC_7616 =
      """
      Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=%s, \
      nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", \
      opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"\
      """;

  private static final Credentials MUFASA = new Credentials("Mufasa", "Circle of Life");
  private static final Challenge.Use GET =
      new Challenge.Use(
          "GET", "/dir/index.html", "", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", 1);

  private static Challenge challenge(String text) {
    Challenge challenge = Challenge.parse(text, false);
    return Objects.requireNonNull(challenge);
  }

  @Test
  void answersTheMd5ExampleOfRfc7616() {
    assertThat(challenge(RFC_7616.formatted("MD5")).response(MUFASA, GET))
        .isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
  }

  @Test
  void answersTheSha256ExampleOfRfc7616() {
    assertThat(challenge(RFC_7616.formatted("SHA-256")).response(MUFASA, GET))
        .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
  }

  @Test
  void answersTheExampleOfRfc2617() {
    Challenge challenge =
        challenge(
            """
            Digest realm="testrealm@host.com", qop="auth,auth-int", \
            nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"\
            """);
    Challenge.Use use = new Challenge.Use("GET", "/dir/index.html", "", "0a4f113b", 1);
    assertThat(challenge.response(new Credentials("Mufasa", "Circle Of Life"), use))
        .isEqualTo("6629fae49393a05397450978507c4ef1");
  }

  @Test
  void answersWithoutQop() {
    Challenge challenge =
        challenge(
            """
            Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"\
            """);
    Credentials account = new Credentials("Mufasa", "Circle Of Life");
    Challenge.Use use = new Challenge.Use("GET", "/dir/index.html", "", "unused", 7);
    assertThat(challenge.response(account, use)).isEqualTo("670fd8c2df070c60b045671b8b24ff02");
    assertThat(challenge.answer(account, use)).doesNotContain("nc=", "cnonce", "qop", "opaque");
  }

  @Test
  void writesAllThatAServerChecks() {
    assertThat(challenge(RFC_7616.formatted("SHA-256")).answer(MUFASA, GET))
        .startsWith("Digest username=\"Mufasa\", realm=\"http-auth@example.org\", nonce=\"7ypf")
        .contains(
            "uri=\"/dir/index.html\"",
            "algorithm=SHA-256",
            "qop=auth, nc=00000001",
            "cnonce=\"f2/w",
            "opaque=\"FQhe");
  }

  @Test
  void passesOverWhatItCannotAnswer() {
    assertThat(Challenge.parse("Basic realm=\"x\"", false)).isNull();
    assertThat(Challenge.parse("Digest realm=\"x\", nonce=\"n\", algorithm=AKAv1-MD5", false))
        .isNull();
    assertThat(Challenge.parse("Digest realm=\"x\", nonce=\"n\", qop=\"other\"", false)).isNull();
    assertThat(Challenge.parse("Digest realm=\"x\"", false)).isNull();
  }

  @Test
  void doesNotShowThePassword() {
    assertThat(MUFASA.toString()).doesNotContain("Circle", "Mufasa");
  }
}
