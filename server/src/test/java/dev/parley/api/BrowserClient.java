package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * A browser with a page of ours: it keeps the cookie, says where it comes from, and repeats what
 * the page must know. Every answer is held against the contract.
 */
final class BrowserClient {
  private final String origin;
  private final ContractClient plain;
  private String cookie = "";
  private String csrf = "";

  private BrowserClient(ContractClient plain, String origin) {
    this.plain = plain;
    this.origin = origin;
  }

  /** Nobody is signed in yet. */
  static BrowserClient at(ApiServer server) {
    String origin = server.url().toString().replaceFirst("/$", "");
    return new BrowserClient(ContractClient.of(server.url()), origin);
  }

  /** Signs in; who was must be right. */
  BrowserClient signIn(String email, String password) {
    Reply reply =
        page()
            .post(
                "/session", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    reply.data();
    return keep(reply);
  }

  /** Keeps what an answer brought: its cookie, and what the page must know. */
  BrowserClient keep(Reply reply) {
    List<String> cookies = reply.headers().allValues("Set-Cookie");
    assertThat(cookies).hasSize(1);
    cookie = cookies.getFirst().split(";", 2)[0];
    csrf = reply.json().path("data").path("csrf").asText();
    return this;
  }

  String cookie() {
    return cookie;
  }

  String csrf() {
    return csrf;
  }

  /** As the page asks. */
  ContractClient page() {
    ContractClient asks = bare().with("Origin", origin).with("Sec-Fetch-Site", "same-origin");
    return csrf.isEmpty() ? asks : asks.with(Csrf.HEADER, csrf);
  }

  /** With the cookie and nothing else but the type of what is sent. */
  ContractClient bare() {
    ContractClient asks = plain.with("Content-Type", "application/json");
    return cookie.isEmpty() ? asks : asks.with("Cookie", cookie);
  }
}
