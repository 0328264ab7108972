package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP itself asks of a server, byte by byte (RFC 9110, 9112). */
class HttpEdgeIT {
  @RegisterExtension static final TestApi api = new TestApi();

  private static final String CREATE = "POST /contact/create HTTP/1.1\r\n";

  /** Sends bytes and gives all that comes back until the server closes. */
  private static String raw(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.server().port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Sends a request line, our token and more headers, and a body. */
  private static String with(String line, String headers, byte[] body) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        (line
                + "Host: parley\r\nx-api-token: %s\r\nConnection: close\r\n%s\r\n"
                    .formatted(api.ours().token(), headers))
            .getBytes(StandardCharsets.ISO_8859_1));
    request.writeBytes(body);
    return raw(request.toByteArray());
  }

  private static String with(String line, String headers) throws IOException {
    return with(line, headers, new byte[0]);
  }

  private static String post(String headers, byte[] body) throws IOException {
    return with(CREATE, headers + "Content-Length: %d\r\n".formatted(body.length), body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void refused(String answer, int status) {
    assertThat(answer).startsWith("HTTP/1.1 %d ".formatted(status));
    assertThat(answer).contains("\"error\":{\"code\":").contains("\"data\":{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1\r\nHost: parley\r\n\r\n",
        "GET /contact/%00 HTTP/1.1\r\nHost: parley\r\n\r\n",
        "GET /a\\b HTTP/1.1\r\nHost: parley\r\n\r\n",
        "GET http://[bad/user HTTP/1.1\r\nHost: parley\r\n\r\n",
        "NONSENSE\r\n\r\n",
        "GET /user HTTP/1.1\r\n\r\n",
        "GET /user HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /user HTTP/1.1\r\nHost: parley\r\nbroken header\r\n\r\n",
        "GET /user HTTP/1.1\r\nHost: parley\r\nContent-Length: x\r\n\r\n",
        "GET /user HTTP/1.1\r\nHost: parley\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"
      })
  void saysThatItClosesAfterWhatIsNotHttp(String request) throws IOException {
    String answer = raw(bytes(request));
    refused(answer, 400);
    assertThat(answer).containsIgnoringCase("\r\nConnection: close\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OPTIONS * HTTP/1.1 | 404",
        "GET * HTTP/1.1 | 400",
        "CONNECT parley:443 HTTP/1.1 | 400",
        "GET user HTTP/1.1 | 400",
        "GET /user HTTP/1.0 | 200",
        "GET http://parley/user HTTP/1.1 | 200",
        "GET /user/ HTTP/1.1 | 200",
        "GET //user HTTP/1.1 | 404",
        "GET /user?a=%ff HTTP/1.1 | 200",
        "GET /contact?%zz HTTP/1.1 | 400",
        "GET /user;a=b HTTP/1.1 | 404",
        "GET /user HTTP/1.2 | 505",
        "GET /user HTTP/3.0 | 505",
        "GET /user FTP/1.1 | 505",
        "GÉT /user HTTP/1.1 | 400"
      })
  void answersEveryRequestLine(String line, int status) throws IOException {
    String answer = with(line + "\r\n", "");
    assertThat(answer).startsWith("HTTP/1.1 %d ".formatted(status)).contains("\"error\":");
  }

  @Test
  void tooMuchIsRefusedInItsOwnForm() throws IOException {
    String headers = with("GET /user HTTP/1.1\r\n", "X-Long: %s\r\n".formatted("x".repeat(20_000)));
    refused(headers, 431);
    assertThat(headers).containsIgnoringCase("\r\nConnection: close\r\n");
    refused(with("GET /user?%s HTTP/1.1\r\n".formatted("x".repeat(20_000)), ""), 414);
  }

  @Test
  void answersHeadAsGetWithoutABody() throws IOException {
    String stranger =
        raw(bytes("HEAD /user HTTP/1.1\r\nHost: parley\r\nConnection: close\r\n\r\n"));
    assertThat(stranger).startsWith("HTTP/1.1 401 ").endsWith("\r\n\r\n");
    String known = with("HEAD /user HTTP/1.1\r\n", "");
    assertThat(known)
        .startsWith("HTTP/1.1 200 ")
        .contains("application/json")
        .contains("X-RateLimit-Remaining")
        .endsWith("\r\n\r\n");
    assertThat(with("HEAD /contact/nobody HTTP/1.1\r\n", "")).startsWith("HTTP/1.1 404 ");
    assertThat(with("HEAD /nothing/here HTTP/1.1\r\n", "")).startsWith("HTTP/1.1 404 ");
    assertThat(with("HEAD /webhooks/unsubscribe HTTP/1.1\r\n", "")).startsWith("HTTP/1.1 405 ");
    assertThat(with("HEAD /health HTTP/1.1\r\n", "")).startsWith("HTTP/1.1 200 ");
    assertThat(with("HEAD /call/%s/events HTTP/1.1\r\n".formatted(api.ours().call()), ""))
        .startsWith("HTTP/1.1 200 ")
        .contains("text/event-stream")
        .endsWith("\r\n\r\n");
  }

  @Test
  void headChangesNothing() throws IOException {
    assertThat(with("HEAD /contact/call HTTP/1.1\r\n", "")).startsWith("HTTP/1.1 404 ");
    assertThat(with("HEAD /webhooks/subscribe HTTP/1.1\r\n", "")).startsWith("HTTP/1.1 405 ");
  }

  @Test
  void saysWhatAPathCanBeAskedFor() throws IOException {
    assertThat(raw(bytes("OPTIONS /user HTTP/1.1\r\nHost: p\r\nConnection: close\r\n\r\n")))
        .startsWith("HTTP/1.1 204 ")
        .contains("Allow: GET, HEAD, OPTIONS\r\n")
        .doesNotContain("Access-Control-Allow");
    assertThat(with("OPTIONS /agent/%s HTTP/1.1\r\n".formatted(api.ours().agent()), ""))
        .contains("Allow: GET, HEAD, OPTIONS, PATCH, PUT\r\n");
    refused(with("OPTIONS /nothing/here HTTP/1.1\r\n", ""), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "TRACE", "DELETE", "PROPFIND", "FROBNICATE", "get"})
  void refusesOtherMethodsAndNamesThoseItHas(String method) throws IOException {
    String answer = with("%s /user HTTP/1.1\r\n".formatted(method), "");
    refused(answer, 405);
    assertThat(answer).contains("Allow: GET, HEAD, OPTIONS\r\n");
  }

  @Test
  void takesABodyInEveryFormHttpHas() throws IOException {
    byte[] body = bytes("{\"phone_number\": \"+12025550161\"}");
    assertThat(post("Content-Type: application/json; charset=utf-8\r\n", body))
        .startsWith("HTTP/1.1 200 ");
    assertThat(post("Content-Type: application/json;charset=\"UTF-8\"\r\n", body))
        .startsWith("HTTP/1.1 200 ");
    assertThat(post("", body)).startsWith("HTTP/1.1 200 ");
    assertThat(post("Content-Encoding: identity\r\n", body)).startsWith("HTTP/1.1 200 ");
    assertThat(post("", bytes("\ufeff{\"phone_number\": \"+12025550161\"}")))
        .startsWith("HTTP/1.1 200 ");
    String chunked =
        "%x\r\n%s\r\n0\r\n\r\n".formatted(body.length, new String(body, StandardCharsets.UTF_8));
    assertThat(with(CREATE, "Transfer-Encoding: chunked\r\n", bytes(chunked)))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void refusesABodyItCannotRead() throws IOException {
    byte[] body = bytes("{\"phone_number\": \"+12025550161\"}");
    refused(post("Content-Type: application/json; charset=iso-8859-1\r\n", body), 415);
    refused(post("Content-Type: text/plain\r\n", body), 415);
    refused(post("", new byte[0]), 400);
    refused(with(CREATE, ""), 400);
    refused(post("", bytes(" ")), 400);
    refused(
        post(
            "",
            "{\"phone_number\": \"+12025550161\", \"name\": \"M\u00fcller\"}"
                .getBytes(StandardCharsets.ISO_8859_1)),
        400);
    refused(
        post("", "{\"phone_number\": \"+12025550161\"}".getBytes(StandardCharsets.UTF_16)), 400);
    refused(with(CREATE, "Transfer-Encoding: chunked\r\n", bytes("zz\r\n")), 400);
    refused(with(CREATE, "Transfer-Encoding: rot13\r\n", body), 400);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(body);
    }
    String encoded = post("Content-Encoding: gzip\r\n", zipped.toByteArray());
    refused(encoded, 415);
    assertThat(encoded).contains("Accept-Encoding: identity\r\n");
  }

  @Test
  void goesOnOnlyWithWhatItExpectsToo() throws IOException {
    byte[] body = bytes("{\"phone_number\": \"+12025550162\"}");
    assertThat(post("Expect: 100-continue\r\n", body))
        .startsWith("HTTP/1.1 100 ")
        .contains("HTTP/1.1 200 ");
    refused(post("Expect: miracles\r\n", body), 417);
    String stranger =
        raw(
            bytes(
                """
                POST /contact/create HTTP/1.1\r
                Host: p\r
                Expect: 100-continue\r
                Content-Length: 10\r
                \r
                """));
    refused(stranger, 401);
  }
}
