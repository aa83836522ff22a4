package ecosystem

// platformDirectories hold headers of the C library, the kernel, the compiler or the system.
var platformDirectories = set("sys", "linux", "iso", "asm", "asm-generic", "bits", "net", "netinet", "netinet6", "netpacket", "arpa", "rpc", "scsi", "mach", "mach-o", "machine", "gnu", "ext", "experimental",
	"tr1", "backward", "debug", "parallel", "x86_64-linux-gnu", "protocols", "netdb", "nfs", "video", "sound", "rdma", "mtd", "misc", "uapi", "drm", "xen", "vm", "kern", "i386", "i86", "pthread", "libkern",
	"corefoundation", "foundation", "cocoa", "security", "systemconfiguration", "iokit", "appkit", "coreservices", "coregraphics", "corevideo", "coremedia", "coreaudio", "audiotoolbox", "applicationservices",
	"carbon", "metal", "metalkit", "quartzcore", "opengl", "opengles", "uikit", "avfoundation", "accelerate", "dispatch", "objc", "os", "xpc", "network", "mach_debug", "libproc", "hitoolbox", "imageio",
	"winrt", "wrl", "atlbase", "ddk", "gl", "khronos", "cuda", "thrust", "cub", "sanitizer", "unicore", "android", "jni", "proc", "ucontext", "compat", "dev", "inet", "nds", "kernel", "ucrt", "shared", "um", "bsd", "libio", "locale", "commoncrypto", "wasi", "crt", "sysinc", "cxxabi", "unistd", "amitcp", "bsdsocket", "exec", "proto", "clib", "dos", "extra", "mih", "sec_api", "nwnx", "tcpip", "as400", "malloc",
	"emscripten", "aaudio", "sles", "coremotion", "corelocation", "gamecontroller", "egl", "gles", "gles2", "gles3", "glx", "fuzzer", "opensles", "winsock", "ppltasks", "profileapi", "agl", "applescriptkit", "scriptingbridge", "coretext", "coreimage", "imagecapturecore", "webkit", "storekit", "usernotifications", "qtkit", "bb", "cafe", "callkit", "pushkit", "videotoolbox", "coreaudiotypes", "iosurface", "coremidi", "corebluetooth", "coreaudiokit", "audiounit", "cfnetwork", "gss", "localauthentication", "opendirectory",
	"mapkit", "photos", "metalperformanceshaders", "simd", "xctest", "servers", "architecture", "servicemanagement", "mediaplayer", "avkit", "uniformtypeidentifiers", "coretelephony", "diskarbitration", "forcefeedback",
	"netatalk", "tipc", "zircon", "fdio", "netipsec", "nacl", "netgraph", "ddb", "netax25", "netrom", "netipx", "netiucv", "rpcsvc", "dpmi", "pc", "pcmcia", "mmf", "mda", "e32", "ppu", "spu", "psp2", "switch", "3ds", "avr", "util", "aio", "evntrace", "windows", "tchar", "media", "camera", "binder", "cutils", "hardware", "nativehelper")

// plainDirectories are names of directories that many projects have, and that name none.
var plainDirectories = set("backends", "include", "inc", "src", "source", "lib", "libs", "common", "util", "utils", "config", "core", "internal", "api", "types", "test", "tests", "detail", "impl", "base",
	"generated", "gen", "build", "public", "private", "misc", "compat", "port", "platform", "arch", "client", "server", "examples", "plugins", "modules", "tools", "google",
	"hw", "random", "rand", "app", "apps", "application", "audio", "video", "image", "images", "graphics", "render", "renderer", "gui", "ui", "view", "views", "model", "models", "controller", "engine", "scene", "widgets", "input", "output", "io", "file", "files", "fs", "data", "database", "db",
	"event", "events", "message", "messages", "ipc", "network", "socket", "sockets", "http", "parser", "parsers", "text", "string", "strings", "thread", "threads", "threading", "task", "tasks", "sched", "scheduler", "queue", "list", "tree", "map", "algorithm", "algorithms",
	"container", "containers", "memory", "mem", "alloc", "debug", "trace", "error", "errors", "exception", "system", "service", "services", "manager", "math", "dsp", "crypto", "hash", "crc", "log", "logger", "logging", "console", "shell", "stats", "id", "time", "timer", "timers",
	"device", "devices", "driver", "drivers", "board", "boards", "bsp", "hal", "mcu", "soc", "cpu", "chip", "rom", "flash", "flash_map", "gpio", "spi", "i2c", "uart", "usb", "adc", "dma", "irq", "rtc", "wdt", "watchdog", "pwm", "can", "eth", "ethernet", "wifi", "bluetooth", "ble",
	"mgmt", "init", "boot", "bootloader", "reboot", "split", "os", "kernel", "helpers", "helper", "support", "internals", "implementation", "interface", "interfaces", "global", "globals", "main", "project", "projects", "lib64", "local", "third_party", "thirdparty", "3rdparty", "external",
	"deps", "vendor", "codec", "codecs", "encoder", "decoder", "format", "formats", "protocol", "media", "stream", "streams", "sync", "signal", "signals", "process", "runtime", "compiler", "backend", "frontend", "library", "libraries", "headers", "testing", "unittest", "mock", "mocks",
	"syscfg", "sysinit", "newtmgr", "imgmgr", "peripherals", "registers", "startup", "linker", "toolchain", "security_utils", "sensors", "sensor", "display", "lcd", "power", "clock", "storage", "settings", "console_io")

// headerDirectories gives the project of headers below a directory.
var headerDirectories = projectsOf(`
abseil: absl
alsa-lib: alsa
asio: asio
automotive-dlt: dlt
avro: avro
aws-sdk-cpp: aws
azure-sdk-for-cpp: azure
benchmark: google-benchmark benchmark
boost: boost
botan: botan botan-2 botan-3
brotli: brotli
cairo: cairo
capnproto: capnp kj
catch2: catch2
cjson: cjson
cpprestsdk: cpprest
cppunit: cppunit
cpputest: cpputest
cpputestext: cpputestext
cryptopp: cryptopp crypto++
curl: curl
cxxtest: cxxtest
cyclonedds: dds/ddsc ddsc
cyrus-sasl: sasl
dav1d: dav1d
dbus: dbus
directfb: direct directfb
doctest: doctest
dpdk: dpdk
eigen: eigen3 eigen unsupported
esp-idf: esp_http_server esp_netif
exosip: exosip2
fast-cdr: fastcdr
fast-dds: fastdds fastrtps
ffmpeg: libavcodec libavformat libavutil libswscale libswresample libavfilter libavdevice libpostproc libavresample
flac: flac
flatbuffers: flatbuffers
fltk: fl
fmt: fmt
freertos: freertos
freetype: freetype2 freetype
gdal: gdal
gflags: gflags
glfw: glfw
glib: glib glib-2.0 gio gobject
glm: glm
glog: glog
gnuradio-osmosdr: osmosdr
gnutls: gnutls
google-cloud-cpp: google/cloud
googleapis: google/api google/rpc
googletest: gtest gmock
gperftools: gperftools
grpc: grpc grpcpp grpc++
gstreamer: gst
gtk: gtk gdk
harfbuzz: harfbuzz
hdf5: hdf5
highway: hwy
hiredis: hiredis
ice: iceutil
iceoryx: iceoryx_hoofs iceoryx_posh iceoryx_binding_c
icu: unicode
imagemagick: magick++
imath: imath
jack: jack
json-glib: json-glib
jsoncpp: json
jwt-cpp: jwt-cpp
krb5: gssapi krb5
lame: lame
leptonica: leptonica
leveldb: leveldb
lib3mf: lib3mf
libbpf: bpf
libcoap: coap3 coap2
libevent: event2
libheif: libheif
libiptc: libiptc
libjxl: jxl
libmicrohttpd: microhttpd
libnice: nice
libnl: netlink
libogg: ogg
liboqs: oqs
libosmo-abis: osmocom/abis
libosmo-netif: osmocom/netif
libosmo-sccp: osmocom/sigtran
libosmocore: osmocom
libpcap: pcap
librdkafka: rdkafka
libselinux: selinux
libsodium: sodium
libsoup: libsoup
libsrtp: srtp2 srtp
libtheora: theora
libtorrent: libtorrent
libubox: libubox
libubus: libubus
libupnp: upnp
libusb: libusb-1.0
libuv: uv
libva: va
libvorbis: vorbis
libvpx: vpx
libwebp: webp
libx11: x11
libxcb: xcb
libxml2: libxml
libxslt: libxslt
lttng-ust: lttng
lua: lua5.3 lua
lwip: lwip
magic_enum: magic_enum
mariadb: mariadb
mbedtls: mbedtls psa
mongo-c-driver: mongoc bson
mongo-cxx-driver: mongocxx bsoncxx
mpi: mpi
msgpack-c: msgpack
mysql: mysql
ncnn: ncnn
ncurses: ncurses ncursesw
nettle: nettle
nghttp2: nghttp2
nghttp3: nghttp3
ngtcp2: ngtcp2
nlohmann-json: nlohmann
nng: nng
node: node
onetbb: tbb oneapi
onnxruntime: onnxruntime
openal: al
opencl: cl
opencv: opencv2 opencv
openexr: openexr
openh264: wels
openldap: ldap
openssl: openssl
opentelemetry-cpp: opentelemetry
openvino: openvino inference_engine
opus: opus
osip: osip2 osipparser2
p11-kit: p11-kit-1
pam: security
pipewire: spa pipewire
poco: poco
postgresql: libpq postgresql
prometheus-cpp: prometheus
protobuf: google/protobuf
pugixml: pugixml
pulseaudio: pulse
python: python3
qt: qtcore qtgui qtwidgets qtnetwork qtconcurrent qtdbus qtsql qtxml qtsvg qtopengl qtopenglwidgets qtqml qtquick qttest qtmultimedia qtprintsupport qtserialport qtwebsockets qtcharts qtbluetooth qtuitools qtx11extras qtpositioning qtlocation qtserialbus qtwebengine qtwebenginewidgets qtwebchannel qt3dcore qtcore5compat qtopcua qtmacextras qtwinextras qtplatformheaders qpa
range-v3: range
rapidjson: rapidjson
rapidxml: rapidxml
rapidyaml: c4 ryml
rdma-core: infiniband
re2: re2
readline: readline
ecos: cyg
plcnext: arp
ros: ros roscpp actionlib std_msgs std_srvs sensor_msgs geometry_msgs nav_msgs topic_tools tf tf2 tf2_ros pluginlib nodelet rclcpp rclcpp_action
rocksdb: rocksdb
sdl: sdl
sdl2: sdl2
sofia-sip: sofia-sip
spdlog: spdlog
speex: speex
svt-av1: svt-av1
systemd: systemd
tensorflow: tensorflow
tesseract: tesseract
thrift: thrift
tinyxml2: tinyxml2
torch: torch aten c10
tpm2-tss: tss2
trompeloeil: trompeloeil
utfcpp: utf8
libmount: libmount
libblkid: blkid
v8: v8
valgrind: valgrind
vsomeip: vsomeip
vulkan: vulkan
wayland: wayland
webkitgtk: webkit2
websocketpp: websocketpp
wolfssl: wolfssl cyassl
wxwidgets: wx
xtables: xtables
yajl: yajl
yaml-cpp: yaml-cpp
zenoh-c: zenoh
pico-sdk: pico cyw43
zenoh-pico: zenoh-pico
zeromq: zmq czmq
nvtx: nvtx3
`)

// headerProjects gives the project of headers that stand in no directory of their own, or in one of several projects.
var headerProjects = projectsOf(`
: elf.h
alsa-lib: alsa/asoundlib.h
argon2: argon2.h
automotive-dlt: dlt/dlt.h
avahi: avahi-client/client.h
bearssl: bearssl.h bearssl_ssl.h
berkeleydb: db.h db_cxx.h
binutils: bfd.h dis-asm.h
botan: botan/botan.h
brotli: brotli/decode.h brotli/encode.h
bzip2: bzlib.h
c-ares: ares.h
cairo: cairo.h
capstone: capstone.h
catch2: catch.hpp catch2/catch.hpp
cfitsio: fitsio.h
check: check.h
cjose: cjose/cjose.h
cjson: cjson.h
cmocka: cmocka.h
cmsis-dsp: arm_math.h arm_const_structs.h
cppunit: cppunit/testcase.h cppunit/testfixture.h
cryptopp: cryptopp/cryptlib.h cryptopp/sha.h
cudatoolkit: cuda_runtime.h cuda_runtime_api.h cublas_v2.h cufft.h curand.h nvrtc.h
cunit: cunit/cunit.h cunit/basic.h
cxxtest: cxxtest/testsuite.h
dav1d: dav1d/dav1d.h
directfb: directfb.h
dnssd: dns_sd.h
doctest: doctest.h doctest/doctest.h
dpdk: rte_eal.h rte_mbuf.h rte_ethdev.h
duktape: duktape.h
elfutils: elfutils/libdw.h dwarf.h
esp-idf: esp_system.h esp_log.h esp_wifi.h esp_event.h esp_err.h nvs_flash.h esp_heap_caps.h esp_netif.h esp_timer.h
exosip: exosip2/exosip.h
expat: expat.h
faac: faac.h
faad2: neaacdec.h
ffmpeg: avcodec.h
fftw: fftw3.h fftw3-mpi.h
fluidsynth: fluidsynth.h
freeglut: gl/glut.h gl/freeglut.h
freertos: freertos.h freertos/freertos.h freertos/task.h freertos_ip.h
freetype: ft2build.h
gbm: gbm.h
gdal: gdal.h gdal_priv.h
gdbm: gdbm.h
geoip: geoip.h
getdns: getdns/getdns.h
giflib: gif_lib.h
glew: gl/glew.h
glfw: glfw/glfw3.h
glib: glib.h
gmp: gmp.h
gnutls: gnutls.h
gperftools: google/malloc_extension.h google/profiler.h google/heap-profiler.h google/tcmalloc.h gperftools/malloc_extension.h gperftools/profiler.h
gpgme: gpgme.h
gsl: gsl/gsl_math.h gsl/gsl_rng.h
gsm: gsm/gsm.h
gstreamer: gst/gst.h
guile: libguile.h
hackrf: libhackrf/hackrf.h
hdf5: hdf5.h
hiredis: hiredis.h hiredis/hiredis.h
hwloc: hwloc.h
iniparser: iniparser.h
intel-media-sdk: mfxvideo.h mfxvideo++.h
isa-l: isa-l.h isa-l/crc.h
jack: jack/jack.h
jansson: jansson.h
jasper: jasper/jasper.h
jemalloc: jemalloc/jemalloc.h
json-c: json-c/json.h
json-glib: json-glib/json-glib.h
keyutils: keyutils.h
kmod: libkmod.h
lame: lame.h lame/lame.h
lcms2: lcms2.h
lcms: lcms.h
ldns: ldns/ldns.h
leptonica: leptonica/allheaders.h allheaders.h
leveldb: leveldb/db.h leveldb/c.h
libaio: libaio.h
libao: ao/ao.h
libaom: aom/aom.h
libarchive: archive.h
libbacktrace: backtrace.h
libblkid: blkid/blkid.h
libbpf: bpf/libbpf.h bpf/bpf.h bpf/xsk.h
libcap-ng: cap-ng.h
libcap: sys/capability.h
libcbor: cbor.h
libcoap: coap3/coap.h coap2/coap.h coap.h
libconfig: libconfig.h libconfig.h++
libconfuse: confuse.h
libdaemon: libdaemon/daemon.h
libde265: libde265/de265.h
libdeflate: libdeflate.h
libdrm: xf86drm.h xf86drmmode.h drm_fourcc.h libdrm/drm.h
libedit: editline/readline.h
libelf: libelf.h gelf.h
libev: ev.h
libevent: event.h
libexif: libexif/exif-data.h
libfido2: fido.h
libfuse: fuse.h fuse3/fuse.h fuse_lowlevel.h
libgcrypt: gcrypt.h
libgd: gd.h
libgit2: git2.h
libgpiod: gpiod.h
libheif: libheif/heif.h
libid3tag: id3tag.h
libidn2: idn2.h
libidn: idna.h stringprep.h
libiio: iio.h
libjpeg: jpeglib.h
libjwt: jwt.h
libjxl: jxl/decode.h jxl/encode.h
libkrun: libkrun.h
libmad: mad.h
libmagic: magic.h
libmaxminddb: maxminddb.h
libmicrohttpd: microhttpd.h
libmnl: libmnl/libmnl.h
libmodbus: modbus.h modbus/modbus.h
libmount: libmount/libmount.h
libnatpmp: natpmp.h
libnetfilter_conntrack: libnetfilter_conntrack/libnetfilter_conntrack.h
libnetfilter_queue: libnetfilter_queue/libnetfilter_queue.h
libnfnetlink: libnfnetlink/libnfnetlink.h
libnftnl: libnftnl/table.h
libnice: nice/agent.h
liboqs: oqs/oqs.h
libosmocore: osmocom/core/msgb.h osmocom/core/utils.h
libpcap: pcap.h pcap/pcap.h
libpng: png.h
libpsl: libpsl.h
libraw: libraw/libraw.h
librdkafka: librdkafka/rdkafka.h
librtmp: rtmp.h
libsamplerate: samplerate.h
libsctp: netinet/sctp.h
libsmi: smi.h
libsndfile: sndfile.h
libsodium: sodium.h
libsoup: libsoup/soup.h
libsrtp: srtp2/srtp.h srtp/srtp.h srtp.h
libssh2: libssh2.h
libtiff: tiffio.h
libtomcrypt: tomcrypt.h
libtommath: tommath.h
libudev: libudev.h
libunistring: unistr.h
libunwind: libunwind.h
libupnp: upnp/upnp.h
liburing: liburing.h
libusb: libusb.h
libuv: uv.h uv/version.h uv-version.h
libv4l2: libv4l2.h libv4l1.h
libva: va/va.h
libvpx: vpx/vpx_codec.h
libwebsockets: libwebsockets.h
libx11: x11/xlib.h
libxkbcommon: xkbcommon/xkbcommon.h
libxml2: libxml/parser.h
libyaml: yaml.h
libzip: zip.h
lmdb: lmdb.h
lttng-ust: lttng/tracepoint.h
lua: lua.h lua.hpp lauxlib.h
luajit: luajit.h
lz4: lz4.h
lzo: lzo/lzo1x.h
mariadb: mariadb/mysql.h
mimalloc: mimalloc.h
miniupnpc: miniupnpc/miniupnpc.h miniupnpc.h
minizip: minizip/unzip.h minizip/zip.h
mkl: mkl.h mkl_cblas.h
mongo-c-driver: mongoc.h mongoc/mongoc.h bson.h bson/bson.h
mosquitto: mosquitto.h mosquittopp.h
mpfr: mpfr.h
mpg123: mpg123.h
mpi: mpi.h
mxml: mxml.h
mysql: mysql.h mysql/mysql.h
nanomsg: nanomsg/nn.h
ncurses: ncurses.h curses.h
net-snmp: net-snmp/net-snmp-config.h
netcdf: netcdf.h
nettle: nettle/md5.h
nng: nng/nng.h
numa: numa.h
nv-codec-headers: ffnvcodec/dynlink_loader.h
onnxruntime: onnxruntime_c_api.h onnxruntime_cxx_api.h
open-vm-tools: vmci_sockets.h
openal: openal/al.h
openblas: cblas.h lapacke.h
opencl: cl/cl.h cl/cl.hpp cl/opencl.h
openexr: imfrgbafile.h openexr/imfrgbafile.h
openjpeg: openjpeg.h
openldap: ldap.h
opus: opus.h
osip: osip2/osip.h osipparser2/osip_parser.h
p11-kit: p11-kit/p11-kit.h
paho-mqtt-c: mqttasync.h mqttclient.h
pcre2: pcre2.h
pcre: pcre.h
pcsc-lite: winscard.h pcsclite.h
perl: perl.h
popt: popt.h
portaudio: portaudio.h
portmidi: portmidi.h
postgresql: libpq-fe.h
proj: proj.h proj_api.h
pugixml: pugixml.hpp
python: python.h
qcbor: qcbor/qcbor.h
qcms: qcms.h
qrencode: qrencode.h
quickjs: quickjs.h
r: rinternals.h
rabbitmq-c: amqp.h rabbitmq-c/amqp.h
rdma-core: infiniband/verbs.h rdma/rdma_cma.h
readline: readline/readline.h
rnnoise: rnnoise.h
rocksdb: rocksdb/db.h
rtl-sdr: rtl-sdr.h
ruby: ruby.h
sdl2: sdl2/sdl.h
sdl: sdl.h
seccomp: seccomp.h
snappy: snappy.h snappy-c.h
soapysdr: soapysdr/device.h
sofia-sip: sofia-sip/nua.h
soxr: soxr.h
spandsp: spandsp.h
sparsehash: google/dense_hash_map google/sparse_hash_map
sqlite: sqlite3.h
stm32-hal: stm32f0xx.h stm32f1xx.h stm32f10x.h stm32f2xx.h stm32f3xx.h stm32f30x.h stm32f4xx.h stm32f7xx.h stm32g0xx.h stm32g4xx.h stm32h7xx.h stm32l0xx.h stm32l1xx.h stm32l4xx.h stm32f1xx_hal.h stm32f4xx_hal.h stm32f7xx_hal.h stm32h7xx_hal.h stm32l4xx_hal.h stm32f4xx_gpio.h stm32f4xx_rcc.h
suitesparse: cholmod.h umfpack.h
systemtap: sys/sdt.h
taglib: taglib/tag.h
talloc: talloc.h
tcl: tcl.h
tcp-wrappers: tcpd.h
tensorflow: tensorflow/c/c_api.h
tesseract: tesseract/baseapi.h
tinydtls: tinydtls/dtls.h
tinyxml2: tinyxml2.h
tpm2-tss: tss2/tss2_esys.h tss2/tss2_tpm2_types.h
uhd: uhd.h
unbound: unbound.h
unity: unity_fixture.h
unixodbc: sql.h sqlext.h
usrsctp: usrsctp.h
uthash: uthash.h utlist.h
uuid: uuid/uuid.h
valgrind: valgrind/valgrind.h valgrind/memcheck.h valgrind.h
vdpau: vdpau/vdpau.h
wasm-micro-runtime: wasm_export.h
wasmer: wasmer.h
wasmtime: wasmtime.h
wayland: wayland-client.h wayland-server.h
wolfssl: wolfssl/ssl.h wolfssl/options.h ide/win/user_settings.h
x264: x264.h
x265: x265.h
xxhash: xxhash.h
xz: lzma.h
yajl: yajl/yajl_parse.h
zbar: zbar.h
zephyr: zephyr.h zephyr/kernel.h zephyr/zephyr.h zephyr/device.h zephyr/net/socket.h zephyr/net/net_if.h zephyr/drivers/uart.h
zeromq: zmq.h zmq.hpp
zlib: zlib.h zconf.h
zstd: zstd.h
`)

// plainHeaders are names of headers that a tree may well give to its own: only in brackets do they mean the library's.
var plainHeaders = set("db.h", "coap.h", "jwt.h", "magic.h", "gd.h", "sql.h", "cbor.h", "mad.h", "zip.h", "modbus.h", "proj.h", "mpi.h", "numa.h", "iio.h", "backtrace.h", "dwarf.h", "valgrind.h", "srtp.h", "amqp.h",
	"fuse.h", "openjpeg.h", "lcms.h", "perl.h", "ruby.h", "smi.h", "confuse.h", "uhd.h", "faac.h", "gnutls.h", "idna.h", "fido.h", "unbound.h", "hdf5.h", "mkl.h", "spandsp.h", "libelf.h",
	"usrsctp.h", "mosquitto.h", "duktape.h", "quickjs.h", "xxhash.h", "avcodec.h", "bson.h", "portmidi.h", "fitsio.h", "doctest.h", "catch.hpp", "rnnoise.h", "libconfig.h")
