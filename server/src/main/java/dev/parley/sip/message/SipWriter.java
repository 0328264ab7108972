package dev.parley.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Writes a message as bytes. The Content-Length is always that of the body. */
public final class SipWriter {
  private SipWriter() {}

  public static byte[] bytes(SipMessage message) {
    StringBuilder text = new StringBuilder(512);
    switch (message) {
      case SipRequest request ->
          text.append(request.method()).append(' ').append(request.uri()).append(" SIP/2.0\r\n");
      case SipResponse response ->
          text.append("SIP/2.0 ")
              .append(response.status())
              .append(' ')
              .append(response.reason().replace('\r', ' ').replace('\n', ' '))
              .append("\r\n");
    }
    for (SipHeader field : message.headers().fields()) {
      if (!field.is("Content-Length")) {
        text.append(field.name()).append(": ").append(field.value()).append("\r\n");
      }
    }
    text.append("Content-Length: ").append(message.body().length()).append("\r\n\r\n");
    byte[] head = text.toString().getBytes(UTF_8);
    byte[] whole = Arrays.copyOf(head, head.length + message.body().length());
    message.body().copyTo(whole, head.length);
    return whole;
  }
}
