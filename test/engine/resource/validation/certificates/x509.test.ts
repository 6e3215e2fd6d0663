import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeBase64 } from '#engine/apimachinery/base64.js';
import { readCertificateRequest, readPublicKey } from '#engine/resource/validation/certificates/x509.js';

const RSA_2048 = 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAx59EWXDZBtekEq2x9irH/YXVTY4wC1D6ErIKrdrjPc47B5ZstKh7qpZSb44cOPPtticZX+G5babD5MWE/YXJQoN1ywvImx0FCKHITaum2nyXlz65s4KE3kz00b8c1Rje+jUfi0YPz05JCmbs28Yj4WujKzVFeselarC9JgZ8hS+Dcmpym7vmWav/oCldIrwk+Gy313y98sIlSDmyec5RXjFrvxDzSPwNXbl/qJ6NMEMVjyhklpYJqsh+Kfv0dtGwmHiito6ObzvMJkC2BUc6eq+CmoemiehdfU/uQPZWCA7Qh40luG/Gj/9UWAGlDS0T0+s96nZfidTdhFnF5gJRuwIDAQAB';
const RSA_3072 = 'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAtsSn/PXy8B5qu7WZDCZuA8jeeSUFyV/a0cK3ggWYY2LZdbz1jA8MKXldliXU4YrXayTzdDd5fCPSTIy0L04uOuYSt8tQ+t44mmkxAG7mg6ICf2tGcjywnbGWxCK2vL/vG8IT6PUuE0OVyo9tpMTTJ29Z50h4YGVGwLK7NpFF8Frw1gEPkzp1YJmQz5m9Wb5TtwJTC4COIdCzJa58PeNC2zwkWEXs46QCB1cjxr02Cm70yUlk2DEqFZDeR1tsI/tLP0ZehL6bVDS7cRHueNrB5S41oeK65+DIWdaOQJcH+zA4E0yBW/Iffk+64fFSGNAoIalei8BYENWNgMjAXix4nUv2aK2RKDmp8HhX94BD2Tipmlnqy/kR/6NcHuXxv98WV5jGhXVtjWe8AVX5r37uJeAMWvjj6maQRybI8+YFiwYUuGEEl/RH17P3u1pg78Dc1Ymkb+c2bI5/xXN2ZWQZEU2YfSJylQed9tmeoOVypuZfErEGXKGlCcXEUGL6HbJpAgMBAAE=';
const P224 = 'ME4wEAYHKoZIzj0CAQYFK4EEACEDOgAEQoITgb88HDSZK5xaiSPTfMazOwbFTR7gpFZD5MC6TzTDupp+Mkzv/VKT0+H8g/1mlkCbmA8dJBc=';
const P256_REQUEST = 'MIHHMG4CAQAwDDEKMAgGA1UEAwwBYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABDsE0GxETod+Do7sHWL4Qci3Qa1/DJnntnFCEzrmOKRFN2ya7o95wxeYzhd06WsLiO9tIxBAX2v3ubQsNyTrD8OgADAKBggqhkjOPQQDAgNJADBGAiEAn+2eE2CRFZZldfXlF07HpoeRhuE2c3LZ2JZb/VKYKmQCIQDrq3kLU3JiYe+pBQN41rul3e8+onMl4x74ZZid6iO7nA==';
const ED25519_REQUEST = 'MIGLMD8CAQAwDDEKMAgGA1UEAwwBYTAqMAUGAytlcAMhAJU4GLw8DCVhvkwCRq9ahaO2dPQfsgtn2qZyzM0cWnSBoAAwBQYDK2VwA0EAik+QuZLilAQwmvc1QohqrFRJFAlfhqg7IEgsgQ44h9R7KWb97kVQwwYcS5IiXYi16qZv/QT3omwqe4qZYukyCg==';

const key = (text: string): unknown => readPublicKey(decodeBase64(text) ?? '');
const request = (text: string): unknown => readCertificateRequest(decodeBase64(text) ?? '');

test('the kinds of keys', () => {
  assert.equal(key(RSA_2048), { kind: 'RSA', bits: 2048 });
  assert.equal(key(RSA_3072), { kind: 'RSA', bits: 3072 });
  assert.equal(key(P224), { kind: 'ECDSA', curve: 'P-224' });
  assert.equal(request(P256_REQUEST), { kind: 'ECDSA', curve: 'P-256' });
  assert.equal(request(ED25519_REQUEST), { kind: 'Ed25519' });
  assert.is(key(P256_REQUEST), undefined);
  assert.is(request(RSA_2048), undefined);
});

test.run();
