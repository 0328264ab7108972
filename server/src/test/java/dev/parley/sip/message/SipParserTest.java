package dev.parley.sip.message;

import static dev.parley.sip.message.SipMessages.malformed;
import static dev.parley.sip.message.SipMessages.request;
import static dev.parley.sip.message.SipMessages.response;
import static java.util.regex.Matcher.quoteReplacement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Torture messages after RFC 4475, and what we promise beyond them. */
class SipParserTest {
  /** RFC 4475 section 3.1.1.1: a short tortuous INVITE. */
  private static final String TORTUOUS =
      """
      INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0
      TO :
       sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n
      from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>
        ;
        tag = 98asjd8
      MaX-fOrWaRdS: 0068
      Call-ID: wsinv.ndaksdj@192.0.2.1
      Content-Length   : 150
      cseq: 0009
        INVITE
      Via  : SIP  /   2.0
       /UDP
          192.0.2.2;branch=390skdjuw
      s :
      NewFangledHeader:   newfangled value
       continued newfangled value
      UnknownHeaderWithUnusualValue: ;;,,;;,;
      Content-Type: application/sdp
      Route:
       <sip:services.example.com;lr;unknownwith=value;unknown-no-value>
      v:  SIP  / 2.0  / TCP     spindle.example.com   ;
        branch  =   z9hG4bK9ikj8  ,
       SIP  /    2.0   / UDP  192.168.255.111   ; branch=
       z9hG4bK30239
      m:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =
            newvalue ;
        secondparam ; q = 0.33

      v=0
      o=mhandley 29739 7272939 IN IP4 192.0.2.3
      s=-
      c=IN IP4 192.0.2.4
      t=0 0
      m=audio 49217 RTP/AVP 0 12
      m=video 3227 RTP/AVP 31
      a=rtpmap:31 LPC
      """;

  private static final String PLAIN =
      """
      OPTIONS sip:user@example.com SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.5;branch=z9hG4bKkdjuw
      Max-Forwards: 70
      From: <sip:caller@example.org>;tag=33242
      To: <sip:user@example.com>
      Call-ID: plain.0ha0isndaksdj
      CSeq: 3 OPTIONS
      l: 0

      """;

  @Test
  void readsTheShortTortuousInvite() {
    SipRequest invite = request(TORTUOUS);
    assertThat(invite.to().tag()).isEqualTo("1918181833n");
    assertThat(invite.from().displayName()).isEqualTo("J Rosenberg \\\"");
    assertThat(invite.from().tag()).isEqualTo("98asjd8");
    assertThat(invite.cseq()).isEqualTo(new CSeq(9, "INVITE"));
    assertThat(invite.via().sentBy().host()).isEqualTo("192.0.2.2");
    assertThat(invite.headers().list("Via")).hasSize(3);
    assertThat(Via.parse(invite.headers().list("Via").get(1)))
        .isEqualTo(
            new Via(
                "TCP",
                new HostPort("spindle.example.com", 0),
                SipParams.NONE.with("branch", "z9hG4bK9ikj8")));
    assertThat(invite.header("UnknownHeaderWithUnusualValue")).isEqualTo(";;,,;;,;");
    assertThat(invite.header("NewFangledHeader"))
        .isEqualTo("newfangled value continued newfangled value");
    assertThat(invite.header("Contact")).contains("secondparam");
    assertThat(invite.header("Subject")).isEmpty();
    assertThat(invite.sdp()).startsWith("v=0").endsWith("a=rtpmap:31 LPC\r\n");
  }

  /** RFC 4475 section 3.1.1.2. */
  @Test
  void takesEveryTokenCharacterInAMethod() {
    SipRequest odd =
        request(PLAIN.replace("OPTIONS", "!interesting-Method0123456789_*+`.%indeed'~"));
    assertThat(odd.method()).isEqualTo("!interesting-Method0123456789_*+`.%indeed'~");
  }

  /** RFC 4475 section 3.1.1.3: escapes stay as they are. */
  @Test
  void keepsEscapesInUris() {
    SipUri uri = SipUri.parse("sip:sips%3Auser%40example.com@example.net;x=%41?Subject=a%20b");
    assertThat(uri.user()).isEqualTo("sips%3Auser%40example.com");
    assertThat(uri.host()).isEqualTo("example.net");
    assertThat(uri.headers()).isEqualTo("Subject=a%20b");
    assertThat(uri.toString())
        .isEqualTo("sip:sips%3Auser%40example.com@example.net;x=%41?Subject=a%20b");
  }

  /** RFC 4475 section 3.1.1.6: no blank between display name and bracket. */
  @Test
  void readsADisplayNameThatTouchesItsBracket() {
    NameAddress caller = NameAddress.parse("caller<sip:caller@example.com>;tag=323");
    assertThat(caller.displayName()).isEqualTo("caller");
    assertThat(caller.tag()).isEqualTo("323");
  }

  /** RFC 4475 section 3.1.1.7: long values. */
  @Test
  void readsLongValues() {
    String tag = "1".repeat(4000);
    SipRequest request = request(PLAIN.replace("tag=33242", "tag=" + tag));
    assertThat(request.fromTag()).isEqualTo(tag);
  }

  /** RFC 4475 section 3.1.1.8: what follows the body in a datagram is ignored. */
  @Test
  void ignoresWhatFollowsTheBody() {
    SipRequest request = request(PLAIN + "INVITE sip:joe@example.com SIP/2.0\n\n");
    assertThat(request.method()).isEqualTo("OPTIONS");
    assertThat(request.body().length()).isZero();
  }

  /** RFC 4475 section 3.1.1.9: semicolons in the user part. */
  @Test
  void readsParametersOfTheUserPart() {
    SipUri uri = SipUri.parse("sip:user;par=u%40example.net@example.com");
    assertThat(uri.user()).isEqualTo("user;par=u%40example.net");
    assertThat(uri.params().values()).isEmpty();
  }

  /** RFC 4475 section 3.1.1.12 and 13. */
  @ParameterizedTest
  @CsvSource({
    "'SIP/2.0 200 = 2**3 * 5**2 no \u0431\u0443\u0434\u0435\u0442',200",
    "SIP/2.0 100 ,100",
    "SIP/2.0 100,100"
  })
  void readsUnusualReasonPhrases(String line, int status) {
    assertThat(response(line + PLAIN.substring(PLAIN.indexOf('\n'))).status()).isEqualTo(status);
  }

  /** RFC 4475 sections 3.1.2 and 3.3, each fault planted into a sound request. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clerr: length beyond the message | l: 0 | l: 9999",
        "ncl: negative length | l: 0 | l: -999",
        "scalar02: huge CSeq | CSeq: 3 | CSeq: 36893488147419103232",
        "scalar02: CSeq of 2^31 | CSeq: 3 | CSeq: 2147483648",
        "quotbal: quote not closed | To: < | To: \"Mr. J. User <",
        "ltgtruri: brackets | sip:user@example.com SIP/2.0 | <sip:user@example.com> SIP/2.0",
        "lwsruri: blank in URI | sip:user@example.com SIP | sip:user@example.com; lr SIP",
        "lwsstart: two blanks | OPTIONS sip:user | OPTIONS  sip:user",
        "trws: blank at the end | SIP/2.0~Via | SIP/2.0 ~Via",
        "mismatch01: other method | CSeq: 3 OPTIONS | CSeq: 3 INVITE",
        "multi01: two From | Max-Forwards: 70 | From: <sip:other@example.org>;tag=1",
        "multi01: two CSeq | Max-Forwards: 70 | CSeq: 5 OPTIONS",
        "mcl01: two lengths | Max-Forwards: 70 | Content-Length: 5",
        "insuf: no Call-ID | Call-ID: | X-Call-ID:",
        "insuf: no Via | Via: | X-Via:",
        "no brackets closed | <sip:caller@example.org> | <sip:caller@example.org",
        "no scheme | sip:user@example.com SIP/2.0 | user SIP/2.0",
        "a line without colon | Max-Forwards: 70 | Max-Forwards 70",
        "hops | Max-Forwards: 70 | Max-Forwards: 300",
      })
  void refusesWhatIsBroken(String name, String sound, String broken) {
    String text = PLAIN.replace(sound.replace('~', '\n'), broken.replace('~', '\n'));
    assertThat(text).as(name).isNotEqualTo(PLAIN);
    SipParser.Parsed.Malformed malformed = malformed(text);
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.reason()).doesNotContain("\n", "\r", "sip:");
    boolean identified = !name.startsWith("insuf");
    assertThat(malformed.request() != null).as(name).isEqualTo(identified);
  }

  /** RFC 4475 section 3.1.2.11, and what else RFC 3261 section 19.1.1 keeps out. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:user@example.com?Route=%3Csip:example.com%3E",
        "sip:user@example.com?",
        "sip:example.com;transport=tcp?Subject=a",
        "sips:user@[2001:db8::1]:5061?Replaces=x",
        "sip:user@example.com;method=REGISTER",
        "sip:user@example.com;Method=INVITE;transport=udp",
        "sip:",
        "sip:user@",
        "sip:@example.com",
        "sip:user@example.com:0",
        "sip:user@example.com:70000",
        "sip:user@exa mple.com",
        "sip:us%zzer@example.com",
        "sip:user%4@example.com",
        "sip:user@example.com;a=%g1",
        "sip:us{er}@example.com",
        "sip:us\\er@example.com",
        "sip:usér@example.com",
        "sip:user@[2001:db8::1",
      })
  void refusesARequestUriThatMayNotBeOne(String uri) {
    SipParser.Parsed.Malformed malformed =
        malformed(PLAIN.replaceFirst("OPTIONS \\S+", "OPTIONS " + quoteReplacement(uri)));
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.request()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:who?are/you;x@example.com",
        "sip:+15550100;phone-context=a@example.com;user=phone",
        "sip:sips%3Auser%40example.com@example.net",
        "sip:#31#0301234@example.com;transport=udp;lr",
        "sip:[2001:db8::1]:5070",
        "tel:+1-201-555-0123;ext=5?x",
        "nobodyKnowsThisScheme:totallyopaquecontent",
      })
  void takesARequestUriThatMayBeOne(String uri) {
    assertThat(
            request(PLAIN.replaceFirst("OPTIONS \\S+", "OPTIONS " + quoteReplacement(uri))).uri())
        .isEqualTo(uri);
  }

  /** RFC 4475 section 3.1.2.16. */
  @Test
  void refusesAnotherVersionWith505() {
    assertThat(malformed(PLAIN.replace("SIP/2.0\nVia", "SIP/7.0\nVia")).status()).isEqualTo(505);
  }

  /** RFC 4475 section 3.1.2.19. */
  @ParameterizedTest
  @ValueSource(strings = {"SIP/2.0 4294967301 better not", "SIP/2.0 99 Low", "SIP/2.0", "SIP/2.0 "})
  void dropsImpossibleStatuses(String line) {
    String text = line + PLAIN.substring(PLAIN.indexOf('\n'));
    assertThat(malformed(text).request()).isNull();
  }

  @Test
  void neverAnswersABrokenAck() {
    assertThat(malformed(PLAIN.replace("OPTIONS", "ACK").replace("l: 0", "l: -1")).request())
        .isNull();
  }

  @Test
  void givesBackWhatItRead() {
    SipRequest first = request(TORTUOUS);
    byte[] written = SipWriter.bytes(first);
    SipParser.Parsed again = SipParser.parse(written, 0, written.length);
    assertThat(again).isInstanceOf(SipParser.Parsed.Message.class);
    SipMessage second = ((SipParser.Parsed.Message) again).message();
    assertThat(second.headers().fields())
        .containsExactlyInAnyOrderElementsOf(first.headers().fields());
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void expandsCompactNames() {
    SipRequest request =
        request(
            PLAIN
                .replace("From:", "f:")
                .replace("To:", "t:")
                .replace("Call-ID:", "i:")
                .replace("Via:", "v:")
                .replace("Max-Forwards: 70", "x: 90\nk: timer"));
    assertThat(request.header("Session-Expires")).isEqualTo("90");
    assertThat(request.headers().lists("Supported", "timer")).isTrue();
    assertThat(request.callId()).isEqualTo("plain.0ha0isndaksdj");
  }

  @Test
  void findsTheSessionDescriptionInAMultipartBody() {
    String body =
        """
        --bound
        Content-Type: application/isup

        xx
        --bound
        Content-Type: application/sdp

        v=0
        s=-
        --bound--
        """;
    SipRequest request =
        request(
            PLAIN.replace("l: 0\n", "Content-Type: multipart/mixed;boundary=\"bound\"\n") + body);
    assertThat(request.sdp()).isEqualTo("v=0\r\ns=-\r\n");
  }

  @Test
  void boundsTheNumberOfHeaders() {
    assertThat(malformed(PLAIN.replace("l: 0\n", "X: y\n".repeat(300))).reason())
        .contains("256 headers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:", "sip:user@", "sip:user@host:0", "sip:user@host:99999", "sip:us er@host",
        "mailto:a@b", "sip:a@[::1", "sip:a@host:12x", "sip:a@ho\"st", ""
      })
  void refusesWhatIsNoSipUri(String text) {
    assertThatThrownBy(() -> SipUri.parse(text)).isInstanceOf(SipException.class);
  }

  @Test
  void readsIpv6Hosts() {
    SipUri uri = SipUri.parse("sips:bob@[2001:db8::10]:5070;transport=tcp");
    assertThat(uri.plainHost()).isEqualTo("2001:db8::10");
    assertThat(uri.port()).isEqualTo(5070);
    assertThat(uri.transport()).isEqualTo("tcp");
    assertThat(uri.toString()).isEqualTo("sips:bob@[2001:db8::10]:5070;transport=tcp");
  }

  @Test
  void refusesToWriteALineBreakIntoAHeader() {
    assertThatThrownBy(() -> new SipHeader("X-Note", "a\r\nFrom: <sip:evil@example.com>"))
        .isInstanceOf(SipException.class)
        .hasMessageContaining("X-Note");
  }
}
