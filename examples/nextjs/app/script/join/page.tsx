export { Join as default } from '../../../components/join.tsx';
