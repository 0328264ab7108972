package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.records.SignInTickets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The owner of a new installation comes in by a ticket. */
class SignInTicketIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final String CHOSEN = "{\"password\": \"one of my own choice\"}";

  @BeforeEach
  void nobodyHasChosenAPasswordYet() {
    api.database().execute("update users set password_chosen = null");
  }

  private static String ticket() {
    return "{\"ticket\": \"%s\"}"
        .formatted(api.ours().records().signInTickets().make().orElseThrow());
  }

  @Test
  void signsInOnceAndHasAPasswordChosen() {
    String ticket = ticket();
    BrowserClient browser = BrowserClient.at(api.server());
    Reply in = browser.page().post("/session/ticket", ticket);
    assertThat(in.data().path("password_due").asBoolean()).isTrue();
    browser.keep(in);
    assertThat(api.stranger().post("/session/ticket", ticket).code()).isEqualTo("unknown_ticket");
    Reply chosen = browser.page().put("/user/password", CHOSEN);
    assertThat(chosen.data().path("password_due").asBoolean()).isFalse();
    browser.keep(chosen);
    assertThat(browser.page().put("/user/password", CHOSEN).field()).isEqualTo("current");
    assertThat(api.ours().records().signInTickets().make()).isEmpty();
  }

  @Test
  void aTicketIsWorthNothingOnceAPasswordWasChosen() {
    String left = ticket();
    BrowserClient browser = BrowserClient.at(api.server());
    browser.keep(browser.page().post("/session/ticket", ticket()));
    browser.page().put("/user/password", CHOSEN).data();
    assertThat(api.stranger().post("/session/ticket", left).code()).isEqualTo("unknown_ticket");
  }

  @Test
  void isGoodForFifteenMinutes() {
    String ticket = ticket();
    api.clock.add(SignInTickets.LIFE.minusSeconds(5));
    assertThat(api.stranger().post("/session/ticket", ticket).status()).isEqualTo(200);
    String late = ticket();
    api.clock.add(SignInTickets.LIFE.plusSeconds(1));
    Reply refused = api.stranger().post("/session/ticket", late);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.message()).contains("15 minutes").contains("parley token --password");
  }

  @Test
  void guessesAreCounted() {
    api.clock.add(Duration.ofHours(1));
    for (int i = 0; i < 30; i++) {
      assertThat(api.stranger().post("/session/ticket", "{\"ticket\": \"guess\"}").status())
          .isEqualTo(401);
    }
    Reply refused = api.stranger().post("/session/ticket", ticket());
    assertThat(refused.code()).isEqualTo("too_many_sign_ins");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);
    api.clock.add(Duration.ofHours(1));
  }
}
