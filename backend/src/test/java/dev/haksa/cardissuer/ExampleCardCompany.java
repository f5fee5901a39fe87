package dev.haksa.cardissuer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The other side: a card company that fetches packages, verifies them, answers and reports. It is written from
 * {@code backend/docs/card-transfer.md} alone and uses nothing of ours; the numbers are those of the document.
 */
public final class ExampleCardCompany {
    private static final String FORMAT = "haksa-card-transfer";
    private static final List<String> COLUMNS = List.of(
            "entryNumber",
            "studentNumber",
            "name",
            "nameEn",
            "department",
            "kind",
            "channel",
            "photoFile",
            "mobileFrom");
    private static final int WIDTH = 295;
    private static final int HEIGHT = 367;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI campaign;
    private final Supplier<String> token;
    private final Path folder;
    private final PrivateKey key;

    /**
     * @param campaign {@code https://university/api/v1/card-campaigns/code}
     * @param token gives an access token with the scopes cards.read and cards.write
     * @param key of our certificate; null when the university does not encrypt
     */
    public ExampleCardCompany(URI campaign, Supplier<String> token, Path folder, PrivateKey key) {
        this.campaign = campaign;
        this.token = token;
        this.folder = folder;
        this.key = key;
    }

    /** What chapter 2 says of a package. */
    public record Offer(
            int sequence,
            int entries,
            String sha256,
            long sizeBytes,
            String contentSha256,
            long contentBytes,
            boolean encrypted,
            String fileName) {
        static Offer of(JsonObject one) {
            return new Offer(
                    one.getInteger("sequence"),
                    one.getInteger("entries"),
                    one.getString("sha256"),
                    one.getLong("sizeBytes"),
                    one.getString("contentSha256"),
                    one.getLong("contentBytes"),
                    one.getString("certificate") != null,
                    one.getString("fileName"));
        }
    }

    /** A line of the list with its photo. */
    public record Student(
            String entryNumber,
            String studentNumber,
            String name,
            String nameEn,
            String department,
            String kind,
            String channel,
            String mobileFrom,
            String delivery,
            byte[] photo) {
        /** Chapter 3: whether the mobile application is open for the student on a day. */
        public boolean opensMobile(LocalDate day) {
            return channel.equals("MOBILE") || (!mobileFrom.isEmpty() && !day.isBefore(LocalDate.parse(mobileFrom)));
        }
    }

    /** A package that passed the checks 1 to 9; entries that failed check 10 or 11 are refused with a code. */
    public record Taken(Offer offer, List<Student> students, Map<String, String> refused) {
        public Student student(String studentNumber) {
            return students.stream()
                    .filter(one -> one.studentNumber().equals(studentNumber))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A package that is in doubt as a whole. */
    public static final class Rejected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Rejected(int check, String why) {
            super("check " + check + ": " + why);
        }
    }

    /** A problem (RFC 9457) instead of what was asked for. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final List<String> codes;

        Refused(int status, String problem) {
            super(status + " " + problem);
            this.status = status;
            JsonArray violations = new JsonObject(problem).getJsonArray("violations", new JsonArray());
            this.codes = violations.stream()
                    .map(violation -> ((JsonObject) violation).getString("code"))
                    .toList();
        }

        public int status() {
            return status;
        }

        public List<String> codes() {
            return codes;
        }
    }

    /** Packages that are ready, in order. */
    public List<Offer> offers() {
        JsonArray items = new JsonObject(send(get("/packages")).body()).getJsonArray("items");
        List<Offer> offers = new ArrayList<>();
        for (Object item : items) {
            JsonObject one = (JsonObject) item;
            if (one.getString("state").equals("READY")) {
                offers.add(Offer.of(one));
            }
        }
        return offers;
    }

    /** Takes a package over; {@code previous} is the one before, null for the first. */
    public Taken take(Offer offer, Offer previous, long breakAfter) {
        try {
            Path content = fetch(offer, breakAfter);
            Path zip = offer.encrypted() ? open(content) : content;
            return verify(offer, previous, zip);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Chapter 2: fetches; the line breaks after some bytes, and what is missing is asked for. */
    public Path fetch(Offer offer, long breakAfter) throws IOException {
        Path file = folder.resolve(offer.fileName());
        Files.deleteIfExists(file);
        Files.createFile(file);
        String path = "/packages/" + offer.sequence() + "/content?purpose=card+issuance";
        if (breakAfter > 0) {
            HttpResponse<InputStream> first = stream(get(path));
            try (InputStream body = first.body();
                    OutputStream out = Files.newOutputStream(file)) {
                out.write(body.readNBytes((int) breakAfter));
            }
        }
        long have = Files.size(file);
        HttpRequest.Builder request = get(path);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-").header("If-Range", "\"" + offer.contentSha256() + "\"");
        }
        HttpResponse<InputStream> rest = stream(request);
        boolean goesOn = rest.statusCode() == 206;
        if (!goesOn && rest.statusCode() != 200) {
            throw new Refused(rest.statusCode(), text(rest.body().readAllBytes()));
        }
        try (InputStream body = rest.body();
                OutputStream out =
                        goesOn ? Files.newOutputStream(file, StandardOpenOption.APPEND) : Files.newOutputStream(file)) {
            body.transferTo(out);
        }
        require(1, Files.size(file) == offer.contentBytes(), "length of the download");
        require(1, sha256(file).equals(offer.contentSha256()), "hash of the download");
        return file;
    }

    /** Chapter 5: opens the envelope as a stream. */
    private Path open(Path envelope) throws IOException {
        Path zip = folder.resolve(envelope.getFileName() + ".zip");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(envelope));
                OutputStream out = Files.newOutputStream(zip)) {
            CMSAuthEnvelopedDataParser parser = new CMSAuthEnvelopedDataParser(in);
            RecipientInformation recipient =
                    parser.getRecipientInfos().getRecipients().iterator().next();
            recipient
                    .getContentStream(
                            new JceKeyTransAuthEnvelopedRecipient(key).setProvider(new BouncyCastleProvider()))
                    .getContentStream()
                    .transferTo(out);
        } catch (Exception e) {
            Files.deleteIfExists(zip);
            throw new Rejected(2, "the envelope does not open: " + e);
        }
        return zip;
    }

    /** Chapter 4, checks 3 to 11. */
    private Taken verify(Offer offer, Offer previous, Path zip) throws IOException {
        require(3, Files.size(zip) == offer.sizeBytes() && sha256(zip).equals(offer.sha256()), "hash of the ZIP file");
        Map<String, byte[]> files = unpack(zip);
        JsonObject manifest = new JsonObject(text(files.get("manifest.json")));
        require(4, FORMAT.equals(manifest.getString("format")), "format");
        require(4, manifest.getString("version").startsWith("1."), "version");
        require(4, ManifestSchema.mistakes(manifest).isEmpty(), "manifest: " + ManifestSchema.mistakes(manifest));
        require(5, campaign.getPath().endsWith("/" + manifest.getString("campaign")), "campaign");
        require(5, manifest.getInteger("sequence") == offer.sequence(), "sequence");
        JsonObject before = manifest.getJsonObject("previous");
        require(6, (before == null) == (previous == null), "package before");
        require(
                6,
                before == null
                        || (before.getString("sha256").equals(previous.sha256())
                                && before.getInteger("sequence") == previous.sequence()),
                "package before");
        verifyFiles(manifest, files);
        List<Student> students = list(manifest, files);
        Map<String, String> refused = new HashMap<>();
        students.stream()
                .filter(student -> !isPhoto(student.photo()))
                .forEach(student -> refused.put(student.entryNumber(), "PHOTO_UNREADABLE"));
        return new Taken(offer, students, refused);
    }

    private static void verifyFiles(JsonObject manifest, Map<String, byte[]> files) {
        Set<String> expected = new HashSet<>(Set.of("manifest.json"));
        for (Object item : manifest.getJsonArray("files")) {
            JsonObject file = (JsonObject) item;
            String path = file.getString("path");
            require(7, expected.add(path), path + " stands twice in the manifest");
            byte[] content = files.get(path);
            require(7, content != null, path + " is missing");
            require(8, content.length == file.getLong("sizeBytes"), "length of " + path);
            require(8, hex(digest().digest(content)).equals(file.getString("sha256")), "hash of " + path);
        }
        require(7, expected.equals(files.keySet()), "other files");
    }

    private static List<Student> list(JsonObject manifest, Map<String, byte[]> files) throws IOException {
        String text = text(files.get("list.csv"));
        require(9, !text.startsWith("\uFEFF") && text.endsWith("\r\n"), "form of the list");
        List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text)) {
            csv.forEach(line -> lines.add(line.getFields()));
        }
        List<String> header = lines.removeFirst();
        require(9, header.containsAll(COLUMNS), "columns");
        int delivery = header.indexOf("delivery");
        require(9, (delivery >= 0) != manifest.getString("version").equals("1.1"), "delivery since 1.2");
        JsonObject entries = manifest.getJsonObject("entries");
        require(9, lines.size() == entries.getInteger("count"), "number of lines");
        List<Student> students = new ArrayList<>();
        int number = entries.getInteger("first");
        for (List<String> fields : lines) {
            List<String> line = COLUMNS.stream()
                    .map(column -> fields.get(header.indexOf(column)))
                    .toList();
            String entry = "%06d".formatted(number++);
            require(9, line.getFirst().equals(entry), "number " + entry);
            require(9, !line.get(2).isEmpty(), "name of " + entry);
            byte[] photo = files.get(line.get(7));
            require(9, line.get(7).equals("photos/" + entry + ".jpg") && photo != null, "photo of " + entry);
            students.add(new Student(
                    entry,
                    line.get(1),
                    line.get(2),
                    line.get(3),
                    line.get(4),
                    line.get(5),
                    line.get(6),
                    line.get(8),
                    delivery < 0 ? "" : fields.get(delivery),
                    photo));
        }
        require(9, number == entries.getInteger("last") + 1, "last number");
        return students;
    }

    /** Chapter 6: confirms the hash that was computed. */
    public HttpResponse<String> confirm(Taken taken) {
        return send(post(
                "/packages/" + taken.offer().sequence() + "/transmission",
                "application/json",
                new JsonObject().put("packageSha256", taken.offer().sha256()).encode()));
    }

    /** Chapter 6: a receipt that accepts all but the refused ones. */
    public JsonObject receipt(Taken taken, Map<String, String> refused) {
        StringBuilder csv = new StringBuilder("packageSha256,entryNumber,result,code\r\n");
        for (Student student : taken.students()) {
            String code = refused.getOrDefault(student.entryNumber(), "");
            csv.append(taken.offer().sha256())
                    .append(',')
                    .append(student.entryNumber())
                    .append(code.isEmpty() ? ",ACCEPTED," : ",REFUSED," + code)
                    .append("\r\n");
        }
        return receipt(taken, csv.toString());
    }

    public JsonObject receipt(Taken taken, String csv) {
        return json(send(post("/packages/" + taken.offer().sequence() + "/receipts/import", "text/csv", csv)));
    }

    /** Chapter 6: a receipt that accepts whoever was not refused before. */
    public JsonObject acceptAll(Taken taken) {
        JsonObject body = new JsonObject()
                .put("packageSha256", taken.offer().sha256())
                .put("othersAccepted", true)
                .put("lines", new JsonArray());
        return json(
                send(post("/packages/" + taken.offer().sequence() + "/receipts", "application/json", body.encode())));
    }

    /** Chapter 6: one report. */
    public HttpResponse<String> report(String entryNumber, String status, String on, String code) {
        JsonObject body = new JsonObject()
                .put("entryNumber", entryNumber)
                .put("status", status)
                .put("on", on);
        if (code != null) {
            body.put("code", code);
        }
        return send(post("/reports", "application/json", body.encode()));
    }

    /** Chapter 6: the same status of many. */
    public JsonObject report(Collection<String> entryNumbers, String status, String on) {
        StringBuilder csv = new StringBuilder("entryNumber,status,on,code\r\n");
        entryNumbers.forEach(number -> csv.append(number)
                .append(',')
                .append(status)
                .append(',')
                .append(on)
                .append(",\r\n"));
        return json(send(post("/reports/import", "text/csv", csv.toString())));
    }

    private static JsonObject json(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return new JsonObject(response.body());
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(campaign + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token.get());
    }

    private HttpRequest.Builder post(String path, String type, String body) {
        return get(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<InputStream> stream(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> unpack(Path zip) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(zip)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                require(7, files.put(entry.getName(), in.readAllBytes()) == null, entry.getName() + " twice");
            }
        }
        require(4, files.containsKey("manifest.json"), "no manifest");
        return files;
    }

    private static boolean isPhoto(byte[] content) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(content));
            boolean jpeg = (content[0] & 0xff) == 0xff && (content[1] & 0xff) == 0xd8;
            return jpeg && image != null && image.getWidth() == WIDTH && image.getHeight() == HEIGHT;
        } catch (IOException e) {
            return false;
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return hex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void require(int check, boolean holds, String why) {
        if (!holds) {
            throw new Rejected(check, why);
        }
    }
}
