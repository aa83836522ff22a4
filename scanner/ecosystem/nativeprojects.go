package ecosystem

import (
	"strings"
	"sync"
)

// nativeProjects gives the project behind names of libraries, modules of pkg-config and packages of
// CMake, where they differ.
var nativeProjects = projectsOf(`
abseil: absl abseil-cpp
acl: libacl
airspy: libairspy
alsa: asound alsa-lib libasound libasound2
argp-standalone: argp
argtable2: libargtable2
asio: libasio
assimp: libassimp
astc-encoder: astcenc
attr: libattr
audit: libaudit
automotive-dlt: dlt
avahi: avahi-client avahi-common avahi-glib avahi-core
avro: avrocpp avro-c
aws-lc: awslc
basisu: basis_universal
bcg729: libbcg729
bctoolbox: libbctoolbox
bearssl: libbearssl
benchmark: google-benchmark googlebenchmark benchmark_main
berkeleydb: db db-4 libdb bdb db_cxx
binutils: bfd opcodes iberty libiberty
blosc: c-blosc blosc2
boost: libboost boost_system boost-system
boringssl: bssl
botan: botan-2 botan-3 libbotan
box2d: libbox2d
brotli: brotlidec brotlienc brotlicommon libbrotlidec libbrotlienc libbrotlicommon unofficial-brotli
bullet: bulletdynamics bulletcollision linearmath
bzip2: bz2 libbz2
c-ares: cares libcares
cairo: cairo-gobject cairo-ft cairo-xlib cairo-pdf cairo-svg cairo-ps cairomm-1.0 cairomm
capnproto: capnp kj capnp-rpc
catch2: catch catch2-with-main
check: libcheck
cjose: libcjose
cjson: libcjson
clang: libclang
cli11: cli11-lib
cmocka: libcmocka
codec2: libcodec2
cppunit: libcppunit
cpputest: cpputestext
criterion: libcriterion
crypt: libxcrypt
cryptopp: crypto++ libcrypto++ libcryptopp cryptopp-static
cudnn: libcudnn
cunit: libcunit
curl: libcurl
compile-time-regular-expressions: ctre
cxxopts: libcxxopts
cyclonedds: ddsc
cyrus-sasl: sasl sasl2 libsasl2
czmq: libczmq
dav1d: libdav1d
dbus: dbus-1 libdbus
directfb: direct fusion
dpdk: libdpdk
dml: dmlhl libdml
draco: libdraco
duktape: libduktape
dvdnav: libdvdnav
dvdread: libdvdread
eigen: eigen3
elfutils: dw libdw elfutils-libelf libdwfl
exiv2: libexiv2
exosip: exosip2 libexosip2
expat: libexpat expatmm
faac: libfaac
faad2: faad libfaad
fastcdr: fastcdr-lib
fcgi: fcgi++ fcgi2 libfcgi
fdk-aac: fdkaac libfdk-aac
ffmpeg: avcodec avformat avutil avfilter avdevice swscale swresample postproc avresample libavcodec libavformat libavutil libavfilter libavdevice libswscale libswresample libpostproc libavresample
fftw: fftw3 fftw3f fftw3l fftw3_threads fftw3f_threads fftw3-3
flac: flac++ libflac libflac++
flatbuffers: flatbuffer
fltk: fltk_images
fluidsynth: libfluidsynth
fmt: fmtlib libfmt fmt-header-only
fontconfig: libfontconfig
freediameter: fdcore fdproto libfdcore libfdproto
freeimage: freeimageplus
freerdp: freerdp2 freerdp-client2 winpr2 winpr
freetype: ft2 freetype2 libfreetype
fribidi: libfribidi
gdal: libgdal
gdbm: gdbm_compat
gdk-pixbuf: gdk-pixbuf-2.0 gdk_pixbuf-2.0
geoip: libgeoip
geos: geos_c geos-c
getdns: libgetdns
gettext: libintl
gflags: gflags_nothreads_static google-gflags
giflib: gif libgif ungif
glew: libglew glew32
glfw: glfw3 libglfw
glib: glib-2.0 gio-2.0 gobject-2.0 gthread-2.0 gmodule-2.0 gio-unix-2.0 libglib-2.0 glib2 gmodule-no-export-2.0 gmodule-export-2.0
glibmm: glibmm-2.4 giomm-2.4 glibmm-2.68 giomm-2.68
glog: google-glog libglog
glslang: glslang-default-resource-limits libglslang
gmp: gmpxx libgmp
gnuradio: gnuradio-runtime gnuradio-blocks
gnutls: gnutlsxx libgnutls
googletest: gmock gtest gtest_main gmock_main
gperftools: tcmalloc tcmalloc_minimal libtcmalloc libtcmalloc_minimal profiler libprofiler
gpgme: libgpgme gpgmepp
graphicsmagick: graphicsmagick++ graphicsmagickwand
grpc: grpc++ grpcpp gpr grpc_unsecure grpc++_unsecure grpc_cpp_plugin
gsl: gslcblas
gsm: libgsm
gssdp: gssdp-1.2
gstreamer: gst gstreamer1 gstreamer-1.0
gtk: gtk+-2.0 gtk+-3.0 gtk4 gtk+-unix-print-3.0 gdk-3.0 gtk3 gtk2 gtk+ gdk-2.0 gtk-3 gdk gdk-x11-3.0 gtk4-wayland
gtkmm: gtkmm-3.0 gtkmm-2.4 gtkmm-4.0
guile: guile-2.2 guile-3.0 guile-2.0
gupnp: gupnp-1.2
hackrf: libhackrf
harfbuzz: harfbuzz-icu harfbuzz-gobject harfbuzz-subset
hdf5: hdf5_hl hdf5-static hdf5_cpp
hidapi: hidapi-libusb hidapi-hidraw
highway: hwy libhwy
hiredis: libhiredis hiredis_ssl
hm: tlibcommon tlibdecoder tlibencoder tlibcommonstatic tlibdecoderstatic tlibencoderstatic tlibvideoio
hwloc: libhwloc
i2c-tools: libi2c
ice: iceutil
iceoryx: iceoryx_posh iceoryx_hoofs iceoryx_binding_c
icu: icuuc icui18n icudata icuio icu-uc icu-i18n icu-io icuin icudt
imagemagick: magickwand magickcore magick++
imath: ilmbase half imath_3
inih: inireader
iniparser: libiniparser
iptables: libiptc ip4tc ip6tc xtables libip4tc
isa-l: isal libisal
jack: libjack jack2
jansson: libjansson
jbigkit: jbig jbig85
jemalloc: libjemalloc
jose: libjose
json-c: libjson-c libjson
json-glib: json-glib-1.0
jsoncons: libjsoncons
jsoncpp: jsoncpp_lib libjsoncpp
kmod: libkmod
knot: libknot libdnssec
kfr: kfr_dft kfr_io kfr_dsp
krb5: gssapi_krb5 krb5-gssapi mit-krb5 mit-krb5-gssapi com_err k5crypto
ktx: libktx
lame: mp3lame libmp3lame
lcms: liblcms
lcms2: liblcms2
ldns: libldns
leptonica: lept liblept
leveldb: libleveldb
libad9361: ad9361
libaom: aom
libarchive: archive
libass: ass
libassuan: assuan
libatomic_ops: atomic_ops
libavif: avif
libbacktrace: backtrace
libbluray: bluray
libbpf: bpf
libcap: cap
libcap-ng: cap-ng
libcbor: cbor
libcoap: libcoap-3 libcoap-2 coap-3 coap-3-gnutls coap-3-openssl coap-3-mbedtls coap-3-notls
libconfig: libconfig++ config++
libconfuse: confuse
libdaemon: daemon
libde265: de265
libdeflate: deflate
libdrm: drm
libedit: edit
libelf: elf
libev: ev
libevent: event event_core event_extra event_openssl event_pthreads
libexif: exif
libfiu: fiu
libfido2: fido2 libfido2-dev
libfuse: fuse fuse3
libgcrypt: gcrypt
libgit2: git2
libgtpnl: gtpnl
liblfds: lfds lfds710 lfds711
libgpg-error: gpg-error gpgerror
libgpiod: gpiod gpiodcxx
libheif: heif
libical: ical
libid3tag: id3tag
libidn: idn
libidn2: idn2
libiec61850: iec61850
libiio: iio
libjpeg: jpeg
libjpeg-turbo: turbojpeg libturbojpeg libjpeg_turbo
libjwt: jwt
libjxl: jxl jxl_threads libjxl_threads jxl_cms libjxl_cms
libksba: ksba
libmad: mad
libmagic: magic
libmaxminddb: maxminddb
libmicrohttpd: microhttpd
libmnl: mnl
libmodbus: modbus
libnatpmp: natpmp
libnet: net-1.1
libnetfilter_conntrack: netfilter_conntrack
libnetfilter_queue: netfilter_queue
libnfnetlink: nfnetlink
libnftnl: nftnl
libnice: nice
libnl: nl-3 nl-genl-3 nl-route-3 libnl-3.0 libnl-genl-3.0 libnl-route-3.0 libnl3
libnotify: notify
libogg: ogg
liboqs: oqs
libosmo-abis: libosmoabis libosmotrau
libosmo-netif: osmo-netif
libosmo-sccp: libosmo-sigtran libosmo-mtp libosmo-xua
libosmocore: libosmogsm libosmovty libosmocodec libosmocoding libosmoctrl libosmogb libosmosim libosmousb libosmoisdn
libp11: p11
libpcap: pcap npcap winpcap wpcap
libplacebo: placebo
libpng: png png16 libpng16 png15 png12 libpng12 libpng15 png_static
libpqxx: pqxx
libproxy: proxy libproxy-1.0
libpsl: psl
libraw: raw raw_r libraw_r
librdkafka: rdkafka++ rdkafka
libressl: libtls tls
librest: rest
librsvg: rsvg rsvg-2 librsvg-2.0
librsync: rsync
librtmp: rtmp
libsamplerate: samplerate
libsctp: sctp lksctp-tools
libseccomp-golang: seccomp-golang
libsecret: libsecret-1 secret-1
libselinux: selinux
libsigc++: sigc++ sigc++-2.0 sigc++-3.0
libsndfile: sndfile
libsodium: sodium unofficial-sodium
libsoup: soup
libsrtp: srtp srtp2 libsrtp2 libsrtp1
libssh: ssh
libssh2: ssh2
libtiff: tiff libtiff-4
libtorrent: torrent-rasterbar libtorrent-rasterbar
libudev: udev
libunistring: unistring
libunwind: unwind unwind-x86_64 libunwind-generic
libupnp: upnp ixml
liburing: uring
libusb: usb-1.0 libusb-1.0 usb libusb-win32 libusb1
libuv: uv libuv1 uv1 uv_a uv-static libuv-static
libva: va va-drm va-x11 va-wayland libva-drm libva-x11
libvncserver: vncserver vncclient libvncclient
libvpx: vpx
libwebp: webp webpdemux webpmux libwebpdemux libwebpmux webpdecoder libwebpdecoder
libwebsockets: websockets websockets_shared
libxcb: xcb xcb-shm xcb-image xcb-randr xcb-xfixes xcb-keysyms xcb-util xcb-icccm xcb-ewmh xcb-render xcb-shape xcb-xkb
libxcursor: xcursor
libxext: xext
libxfixes: xfixes
libxi: xi
libxinerama: xinerama
libxkbcommon: xkbcommon xkbcommon-x11
libxml2: xml2 libxml-2.0
libxrandr: xrandr
libxrender: xrender
libxslt: xslt exslt libexslt
libxss: xss xscrnsaver
libxtst: xtst
libxv: xv
libyaml: yaml yaml-0.1
libyuv: yuv
libzip: zip
limesuite: limesdr
liquid-dsp: liquid
llvm: llvm-c libllvm
lmdb: liblmdb
log4cplus: log4cplus-static
log4cxx: liblog4cxx
lua: lua5.1 lua5.2 lua5.3 lua5.4 lua51 lua52 lua53 lua54 lua-5.1 lua-5.2 lua-5.3 lua-5.4 lua-5.5 liblua
luajit: luajit-5.1 luajit2
lz4: liblz4
lzo: lzo2 liblzo2
mariadb: mariadbclient libmariadb
mbedtls: mbedcrypto mbedx509 libmbedtls libmbedcrypto libmbedx509
meshoptimizer: libmeshoptimizer
mimalloc: libmimalloc mimalloc-static
miniupnpc: libminiupnpc
minizip: libminizip unofficial-minizip
mkl: mkl_rt intel-mkl
mongo-c-driver: mongoc mongoc-1.0 libmongoc-1.0 mongoc2 bson-1.0 libbson-1.0 bson
mosquitto: libmosquitto mosquittopp libmosquittopp
mpc: libmpc
mpfr: libmpfr
mpg123: libmpg123 out123 libout123 syn123
msgpack-c: msgpack msgpackc msgpack-cxx msgpack-cpp
mujs: libmujs
mxml: libmxml mxml4
mysql: mysqlclient mysqlclient_r libmysql libmysqlclient mysqlcppconn
nanomsg: libnanomsg
nanopb: protobuf-nanopb
ncurses: ncursesw curses tinfo panel panelw menu menuw form formw cursesw tinfow ncurses6 pdcurses
net-snmp: netsnmp netsnmpagent netsnmpmibs
netcdf: netcdf-c libnetcdf
nettle: hogweed libnettle
nftables: libnftnl-tools
nghttp2: libnghttp2 nghttp2_asio nghttp2_static
nghttp3: libnghttp3
ngtcp2: libngtcp2 ngtcp2_crypto_boringssl ngtcp2_crypto_gnutls ngtcp2_crypto_libressl ngtcp2_crypto_ossl libngtcp2_crypto_ossl ngtcp2_crypto_quictls libngtcp2_crypto_quictls ngtcp2_crypto_wolfssl libngtcp2_crypto_wolfssl libngtcp2_crypto_gnutls libngtcp2_crypto_boringssl libngtcp2_crypto_libressl
nlohmann-json: nlohmann_json nlohmann-json3
nng: libnng
nvidia-ml: nvml
onetbb: tbb tbbmalloc
oniguruma: onig
onnxruntime: libonnxruntime
open62541: libopen62541
openal: openal-soft openal32
openblas: blas-openblas
opencl: opencl-headers opencl-icd-loader
opencore-amr: opencore-amrnb opencore-amrwb
opencv: opencv4 opencv2
opendds: opendds-core
openexr: ilmimf ilmthread iex openexr_3 libopenexr
openh264: libopenh264
openjpeg: openjp2 libopenjp2
openldap: ldap lber ldap_r
opensc: libopensc
openssl: ssl crypto libssl libcrypto eay32 ssleay32 libeay32
openvino: inferenceengine
opus: libopus
opusenc: libopusenc
opusfile: libopusfile
oqs-provider: oqsprovider
ortp: libortp
osip: libosip2 osip2 osipparser2
p11-kit: p11-kit-1
paho-mqtt-c: paho-mqtt3a paho-mqtt3as paho-mqtt3c paho-mqtt3cs eclipse-paho-mqtt-c pahomqttc
paho-mqtt-cpp: paho-mqttpp3 pahomqttcpp
pam: libpam pam_misc
pango: pangocairo pangoft2 pangoxft pango-1.0 pangocairo-1.0 pangoft2-1.0
picotls: libpicotls
pcre: libpcre pcreposix libpcreposix pcrecpp libpcrecpp
pcre2: pcre2-8 libpcre2-8 pcre2-16 libpcre2-16 pcre2-32 libpcre2-32 pcre2-posix libpcre2-posix
pcsc-lite: pcsclite libpcsclite pcsc
perl: perllibs libperl
pipewire: libpipewire libpipewire-0.3 libspa-0.2 libspa
pjproject: libpjproject
poppler: poppler-glib poppler-cpp poppler-qt5
popt: libpopt
portaudio: libportaudio portaudio-2.0 portaudio2
postgresql: pq pg libpq libpqxx-pg
proj: libproj proj4
protobuf: protobuf-lite protoc libprotobuf libprotobuf-lite
protobuf-c: libprotobuf-c
pugixml: libpugixml
pulseaudio: pulse pulse-simple libpulse libpulse-simple libpulse-mainloop-glib pulse-mainloop-glib
python: pythoninterp python3 python3-embed python3-dev pythonlibs pythonlibsnew python3.11
qcbor: libqcbor
qpid-proton: proton qpid-proton-core libqpid-proton
qrencode: libqrencode
qt: qtcore qtgui qtnetwork
qt5: qt5core qt5widgets qt5gui qt5network qt5linguisttools qt5svg qt5dbus qt5xml qt5sql qt5test qt5concurrent qt5multimedia qt5opengl qt5printsupport
qt6: qt6core qt6widgets qt6gui qt6network qt6linguisttools qt6svg qt6dbus qt6xml qt6sql qt6test qt6concurrent qt6multimedia qt6opengl
quickjs: libquickjs
rabbitmq-c: rabbitmq librabbitmq
rapidjson: rapidjson-lib
rapidfuzz-cpp: rapidfuzz
rav1e: librav1e
rdma-core: ibverbs libibverbs rdmacm librdmacm
re: libre
re2: libre2
readline: history
redis-plus-plus: redis++ redis_plus_plus
rocksdb: librocksdb
ros: catkin roscpp roscpp_serialization rosconsole rostime roslib rosgraph_msgs actionlib actionlib_msgs std_msgs std_srvs sensor_msgs geometry_msgs nav_msgs topic_tools message_generation message_runtime tf tf2 tf2_ros pluginlib nodelet rclcpp rclcpp_action rclcpp_components rosidl_default_generators rosidl_default_runtime rosidl_typesupport_cpp rosbag
rtl-sdr: librtlsdr rtlsdr
ruby: ruby-3.0
sdbus-c++: sdbus-cpp libsdbus-c++
sdl: sdl1 sdl1.2
sdl2: sdl2main sdl2-static
sdl3: sdl3-static
sdl_image: sdl2_image sdl3_image sdl-image
sdl_mixer: sdl2_mixer sdl3_mixer
sdl_net: sdl2_net
sdl_ttf: sdl2_ttf sdl3_ttf
seccomp: libseccomp
shaderc: shaderc_combined shaderc_shared
shiboken6: shiboken6tools
snappy: libsnappy
soapysdr: soapysdr-lib
sofia-sip: sofia-sip-ua sofia-sip-ua-glib
sox: libsox
soxr: libsoxr
spandsp: libspandsp
spdlog: spdlog_header_only libspdlog
speex: libspeex
speexdsp: libspeexdsp
spirv-cross: spirv_cross_c_shared spirv_cross_core
spirv-tools: spirv-tools-opt spirv_tools
sqlite: sqlite3 libsqlite3 unofficial-sqlite3
suitesparse: cholmod umfpack amd
svt-av1: svtav1 svtav1enc svtav1dec
systemd: libsystemd libsystemd-daemon libsystemd-journal systemd-daemon libsystemd-login
t_cose: libt_cose
taglib: tag tag_c taglib_c
tcl: tcl8.6 tclstub
tcp-wrappers: wrap libwrap tcp_wrappers
tdb: libtdb
tensorflow: tensorflow-lite tensorflowlite tensorflow_cc
tesseract: tesseract-ocr
tf-psa-crypto: tfpsacrypto
theora: theoraenc theoradec libtheora
thrift: libthrift thriftnb
tinycbor: libtinycbor
tinydtls: libtinydtls
tinyxml: libtinyxml
tinyxml2: libtinyxml2
tomcrypt: libtomcrypt
tommath: libtommath
tpm2-tss: tss2 tss2-esys tss2-sys tss2-mu tss2-rc tss2-tctildr
twolame: libtwolame
uhd: libuhd
unbound: libunbound
unity: unity-test
unixodbc: odbc odbcinst
usrsctp: libusrsctp
utfcpp: utf8 utf8cpp
vdpau: libvdpau
vmaf: libvmaf
vo-amrwbenc: libvo-amrwbenc
volk: libvolk
vorbis: vorbisenc vorbisfile libvorbis libvorbisenc libvorbisfile vorbisidec
vsomeip: vsomeip3
vte: vte-2.91
vulkan: vulkan-loader libvulkan vulkan-headers vulkanheaders vulkan-1
vulkanmemoryallocator: vma
webkitgtk: webkit2gtk-4.0 webkit2gtk-4.1
wiringpi: wiringpi
wolfssl: cyassl libwolfssl
wxwidgets: wx wxbase wxmsw
x11: x11-xcb libx11 libx11-xcb
x264: libx264
x265: libx265
xalan-c: xalanc
xerces-c: xerces xercesc
xvid: xvidcore libxvidcore
xxhash: libxxhash
xz: lzma liblzma
yajl: libyajl
yaml-cpp: yamlcpp yaml_cpp libyaml-cpp
zbar: libzbar
zeromq: zmq libzmq zeromq4 cppzmq-zmq
zimg: libzimg
zlib: z libz zlibstatic zlib1 zdll
zlib-ng: z-ng
zlog: libzlog
zstd: libzstd zstd_static libzstd_static libzstd_shared
zxing-cpp: zxing
`)

// isProjectName are the projects themselves.
var isProjectName = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for _, project := range nativeProjects() {
		names[project] = true
	}
	return names
})

// projectsOf reads lines "project: name name", when they are asked for.
func projectsOf(table string) func() map[string]string {
	return sync.OnceValue(func() map[string]string {
		projects := map[string]string{}
		for line := range strings.Lines(strings.TrimSpace(table)) {
			project, names, _ := strings.Cut(line, ":")
			for _, name := range strings.Fields(names) {
				projects[name] = project
			}
		}
		return projects
	})
}
