package dev.parley.stt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A form with fields and one file, as RFC 7578 has it. */
final class MultipartForm {
  /** Between the parts; that sound holds it by chance is less probable than anything else. */
  private static final String BOUNDARY = "parley-5b0c7a1e9d3f4826a7c1e0f2";

  /** The content type of a form. */
  static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private MultipartForm() {}

  /**
   * Writes it.
   *
   * @param fields names without quotation marks and line breaks, and values
   * @param file the name of the file, whose ending says what it is
   * @param wav what is in it
   */
  static byte[] of(Map<String, String> fields, String file, byte[] wav) {
    ByteArrayOutputStream form = new ByteArrayOutputStream(wav.length + 1024);
    fields.forEach((name, value) ->
        write(
            form,
            "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, value)));
    write(
        form,
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: audio/wav\r\n\r\n"
            .formatted(BOUNDARY, file));
    form.writeBytes(wav);
    write(form, "\r\n--%s--\r\n".formatted(BOUNDARY));
    return form.toByteArray();
  }

  private static void write(ByteArrayOutputStream form, String text) {
    form.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
