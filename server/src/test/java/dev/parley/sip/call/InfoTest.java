package dev.parley.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.message.SipBody;
import dev.parley.sip.message.SipRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** INFO within an established call. */
class InfoTest {
  private final Wiretap tap = new Wiretap();
  private final SipRequest invite = tap.establish();
  private long cseq;

  private SipRequest info(String type, String body) {
    SipRequest info = tap.within(invite, "INFO", ++cseq, null).with("Content-Type", type);
    return new SipRequest(info.method(), info.uri(), info.headers(), SipBody.of(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/dtmf-relay|Signal=5/Duration=160|5|160",
        "application/dtmf-relay|Signal= 5/Duration= 160|5|160",
        "application/dtmf-relay|signal=*/duration=250|*|250",
        "application/dtmf-relay|Duration=160/Signal=#|#|160",
        "application/dtmf-relay|Signal=10|*|0",
        "application/dtmf-relay|Signal=11/Duration=x|#|0",
        "application/dtmf-relay|Signal=15|D|0",
        "application/dtmf-relay|Signal=b|B|0",
        "application/dtmf-relay|5|5|0",
        "Application/DTMF-Relay; charset=utf-8|Signal=0|0|0",
        "application/dtmf|5|5|0",
        "application/dtmf|12#|12#|0",
        "application/dtmf|11|11|0",
        "application/dtmf|Signal=7/Duration=100|7|100",
        "application/vnd.nortelnetworks.digits|p=Digit-Collection/y=Digits/d=4|4|0",
      })
  void tellsOfKeys(String type, String body, String keys, long millis) {
    tap.receive(info(type, body.replace("/", "\r\n") + "\r\n"));
    tap.nextResponse(200);
    SipCallEvent.Pressed pressed = tap.heard.now(SipCallEvent.Pressed.class);
    assertThat(pressed.keys()).isEqualTo(keys);
    assertThat(pressed.lasted()).isEqualTo(Duration.ofMillis(millis));
    tap.heard.nothingMore();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Signal=16", "Signal=!", "Signal=hf", "Signal=", "", "nothing"})
  void takesAFlashAndNonsenseForNoKey(String body) {
    tap.receive(info("application/dtmf-relay", body));
    tap.nextResponse(200);
    tap.heard.nothingMore();
  }

  @Test
  void tellsOfARepeatedRequestOnce() {
    SipRequest info = info("application/dtmf", "1");
    tap.receive(info);
    tap.receive(info);
    tap.nextResponse(200);
    tap.nextResponse(200);
    tap.heard.now(SipCallEvent.Pressed.class);
    tap.heard.nothingMore();
  }

  @Test
  void answersWhatIsNotAboutKeys() {
    tap.receive(tap.within(invite, "INFO", ++cseq, null));
    tap.nextResponse(200);
    tap.receive(info("application/media_control+xml", "<media_control/>"));
    assertThat(tap.nextResponse(415).header("Accept")).contains("application/dtmf-relay");
    tap.receive(info("text/plain", "x").with("Content-Disposition", "x;handling=optional"));
    tap.nextResponse(200);
    tap.receive(info("text/plain", "x").with("Info-Package", "weather"));
    assertThat(tap.nextResponse(469).header("Recv-Info")).isNotNull();
    tap.receive(info("application/dtmf", "1").with("Info-Package", "dtmf"));
    tap.nextResponse(200);
    tap.heard.now(SipCallEvent.Pressed.class);
    tap.heard.nothingMore();
  }

  @Test
  void knowsNoKeysOutsideOfACall() {
    tap.receive(info("application/dtmf", "1").set("Call-ID", "another"));
    tap.nextResponse(481);
  }
}
